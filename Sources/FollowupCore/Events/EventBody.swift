package import CivilTime

/// What an event says. `EventBody+Fields` names the kinds and fields by which it is written down.
package enum EventBody: Hashable, Sendable {
  case applicationAdded(ApplicationFields)
  case applicationChanged(ApplicationFields)
  case contactAdded(ContactFields)
  case contactChanged(ContactFields)
  case interviewAdded(stage: Stage, durationMinutes: Int?, with: [String])
  case interviewCancelled(InterviewReference)
  case promiseRecorded(Promise)
  case touchSent(action: Action, channel: Channel?, contact: String?)
  case messageHeard(channel: Channel?, contact: String?, asks: Bool)
  case mistakeNoted(text: String)
  case salaryStated(amount: Amount, currency: String?)
  case outcomeRecorded(Outcome, until: CivilDate?)
  case followUpSkipped(action: Action, contact: String?)
  case reminderSnoozed(ReminderID, until: Instant)
  case reminderIntended(ReminderID)
  case reminderDelivered(ReminderID)
  case eventUndone(EventID)
  /// A kind that a newer version wrote. It stays in the log and changes nothing here.
  case unknown(kind: String)
}

/// What is known of an application; absent fields say nothing.
package struct ApplicationFields: Hashable, Sendable {
  package var company: String?
  package var role: String?
  /// The employer's time zone, by its tz name.
  package var zone: String?
  /// The channels that the employer stated. Every other channel is then closed.
  package var channels: [Channel]
  /// Whether the employer asked not to be contacted.
  package var noFollowUp: Bool

  package init(
    company: String? = nil, role: String? = nil, zone: String? = nil, channels: [Channel] = [],
    noFollowUp: Bool = false
  ) {
    self.company = company
    self.role = role
    self.zone = zone
    self.channels = channels
    self.noFollowUp = noFollowUp
  }
}

/// What is known of a contact; absent fields say nothing, and channels add to those known.
package struct ContactFields: Hashable, Sendable {
  /// The contact's short name within its application.
  package var contact: String
  package var name: String?
  package var address: String?
  package var may: [Channel]
  package var never: [Channel]
  package var primary: Bool

  package init(
    contact: String, name: String? = nil, address: String? = nil, may: [Channel] = [],
    never: [Channel] = [], primary: Bool = false
  ) {
    self.contact = contact
    self.name = name
    self.address = address
    self.may = may
    self.never = never
    self.primary = primary
  }
}

/// Which interview is meant: by its event, as the log keeps it, or the next one of a stage, as a
/// person asks for it.
package enum InterviewReference: Hashable, Sendable {
  case event(EventID)
  case next(Stage)
}
