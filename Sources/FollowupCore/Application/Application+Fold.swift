package import CivilTime
private import OrderedCollections

extension Application {
  /// Folds the events of one beginning, in the order of the log, into what they say. Undone events, and
  /// those that undid them, are left out by the caller (`standing`).
  ///
  /// With `asOf`, what happened later is not known, except the interviews, which were arranged.
  /// Nil if no event added the application.
  ///
  /// - Parameter logName: The name under which its events are recorded, if it is another.
  package init?(
    name: String, logName: String? = nil, events: [Event], asOf: Instant? = nil
  ) {
    let known = events.filter { $0.isKnown(asOf: asOf) }
    guard
      let first = known.first(where: { if case .applicationAdded = $0.body { true } else { false } }
      )
    else { return nil }
    self.init(name: name, logName: logName ?? name, added: Fact(first, true))
    for event in known { fold(event) }
    cancelInterviews()
    outcome = standingOutcome
  }

  private mutating func fold(_ event: Event) {
    switch event.body {
    case .applicationAdded(let fields), .applicationChanged(let fields):
      learn(fields, from: event)
    case .contactAdded(let fields), .contactChanged(let fields): learn(fields, from: event)
    case .interviewAdded(let stage, let minutes, let with):
      interviews.append(Interview(event, stage: stage, durationMinutes: minutes, with: with))
    case .interviewCancelled(.event(let id)): cancellations.append(Fact(event, id))
    case .promiseRecorded(let promise): promises.append(Fact(event, promise))
    case .touchSent(let action, let channel, let contact):
      touches.append(Fact(event, Touch(action: action, channel: channel, contact: contact)))
    case .messageHeard(let channel, let contact, let asks):
      heard.append(Fact(event, Heard(channel: channel, contact: contact, asks: asks)))
    case .mistakeNoted(let text): mistakes.append(Fact(event, text))
    case .salaryStated(let amount, let currency):
      salaries.append(Fact(event, Salary(amount: amount, currency: currency)))
    case .outcomeRecorded(let outcome, let until):
      outcomes.append(Fact(event, Ending(outcome: outcome, until: until)))
    case .followUpSkipped(let action, let contact):
      skips.append(Fact(event, Skip(action: action, contact: contact)))
    case .reminderSnoozed(let reminder, let until):
      let id = reminder.of(name)
      reminders[id, default: ReminderHistory()].snoozed = event.position
      reminders[id]?.snoozedUntil = until
    case .reminderDelivered(let reminder):
      let id = reminder.of(name)
      reminders[id, default: ReminderHistory()].delivered = event.position
    case .interviewCancelled(.next), .reminderIntended, .eventUndone, .unknown: break
    }
  }

  private mutating func learn(_ fields: ApplicationFields, from event: Event) {
    company = fields.company ?? company
    role = fields.role ?? role
    zone = fields.zone ?? zone
    if !fields.channels.isEmpty { channels = fields.channels }
    if fields.noFollowUp { promises.append(Fact(event, .noFollowUp)) }
  }

  private mutating func learn(_ fields: ContactFields, from event: Event) {
    let id = fields.contact
    contacts[id, default: Contact(contact: id, name: fields.name ?? id)].learn(fields)
    if fields.primary { primary = id }
    if fields.may.contains(.social) { invitations.append(Fact(event, id)) }
  }

  /// The latest outcome, unless an interview was recorded after it.
  private var standingOutcome: Fact<Ending>? {
    guard let latest = outcomes.latest() else { return nil }
    return interviews.contains { latest.moment.position < $0.position } ? nil : latest
  }

  /// Cancels what was called off: by the event that says so, or by an outcome before it began.
  private mutating func cancelInterviews() {
    let cancelled = Set(cancellations.map(\.value))
    for index in interviews.indices {
      let interview = interviews[index]
      interviews[index].isCancelled =
        cancelled.contains(interview.event)
        || outcomes.contains {
          interview.position < $0.moment.position && $0.at < interview.starts
        }
    }
  }
}

extension Event {
  fileprivate func isKnown(asOf: Instant?) -> Bool {
    guard let asOf else { return true }
    switch body {
    case .interviewAdded, .reminderIntended, .reminderDelivered, .eventUndone: return true
    default: return at <= asOf
    }
  }
}
