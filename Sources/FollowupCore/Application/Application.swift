package import CivilTime
package import Holidays
package import OrderedCollections

/// One job that the user pursues at one employer: all that its events say.
package struct Application: Hashable, Sendable {
  /// The short name by which the user means it, such as "acme"; unique among the applications.
  package let name: String
  /// The name under which its events are recorded. It differs from the name where several devices
  /// added an application of one name.
  package let logName: String
  /// The employer's name; nil if it was not said.
  package internal(set) var company: String?
  /// The title of the job; nil if it was not said.
  package internal(set) var role: String?
  /// The employer's zone by its tz name, as recorded; nil if the policy decides.
  package internal(set) var zone: String?
  /// Whose holidays the employer keeps; nil if that was not said.
  package internal(set) var region: RegionChoice?
  /// Where the job is advertised.
  package internal(set) var url: String?
  /// The channels that the employer stated; if empty, permission alone decides about every channel.
  package internal(set) var channels: [Channel] = []
  /// The event that added it, which stays its id.
  package let added: Fact<Bool>
  /// When it was made, by the event that says so: the one that added it, or a later one.
  package internal(set) var applied: Fact<Bool>

  /// In the order in which they were recorded.
  package internal(set) var contacts: OrderedDictionary<String, Contact> = [:]
  /// The short name of the contact whom the user chose as the usual recipient; nil if none was chosen.
  package internal(set) var primary: String?
  /// Those that were called off, too; in the order in which they were recorded.
  package internal(set) var interviews: [Interview] = []
  /// Interviews that were called off, each by the id of the event that added it.
  package internal(set) var cancellations: [Fact<EventID>] = []
  /// What the employer said about timing.
  package internal(set) var promises: [Fact<Promise>] = []
  /// The messages that the user sent.
  package internal(set) var touches: [Fact<TouchSent>] = []
  /// The messages and calls that reached the user.
  package internal(set) var heard: [Fact<MessageHeard>] = []
  /// The user's own notes; no rule reads them.
  package internal(set) var notes: [Fact<NoteAdded>] = []
  /// The user's mistakes, each to be owned up to in a message.
  package internal(set) var mistakes: [Fact<MistakeNoted>] = []
  /// The salary figures that the user gave.
  package internal(set) var salaries: [Fact<SalaryStated>] = []
  /// Every outcome that was recorded, overtaken ones too.
  package internal(set) var outcomes: [Fact<OutcomeRecorded>] = []
  /// The outcome that stands, if one does.
  package internal(set) var outcome: Fact<OutcomeRecorded>?
  /// The follow-ups that the user decided not to send.
  package internal(set) var skips: [Fact<FollowUpSkipped>] = []
  /// What was done about each reminder of which the log says anything.
  package internal(set) var reminders: [ReminderID: ReminderHistory] = [:]
  /// Which event first allowed the contact to be asked for a connection.
  package internal(set) var invitations: [Fact<String>] = []

  init(name: String, logName: String, added: Fact<Bool>) {
    self.name = name
    self.logName = logName
    self.added = added
    applied = added
  }

  /// Whether the user put a reminder off after it was last about to be told.
  package func isPutOff(_ reminder: ReminderID) -> Bool {
    guard let intended = reminders[reminder]?.intended else { return false }
    return reminders.contains { id, history in
      id.thread == reminder.thread && history.snoozed.map { intended < $0 } == true
    }
  }

  /// What was done about one reminder.
  package struct ReminderHistory: Hashable, Sendable {
    /// Where the log says that a showing was begun; nil if it never was.
    package internal(set) var intended: LogPosition?
    /// Where the log says that it was told; nil if it was not.
    package internal(set) var delivered: LogPosition?
    /// Where the log says that it was put off; nil if it was not.
    package internal(set) var snoozed: LogPosition?
    /// Until when it was put off, by the latest event that did.
    package internal(set) var snoozedUntil: Instant?

    /// Whether a showing was begun of which no end is recorded: it may have been shown before.
    package var isUnfinished: Bool {
      guard let intended else { return false }
      return delivered.map { $0 < intended } ?? true
    }

    /// Whether it was delivered and not put off since.
    package var isDelivered: Bool {
      guard let delivered else { return false }
      guard let snoozed else { return true }
      return snoozed < delivered
    }
  }
}
