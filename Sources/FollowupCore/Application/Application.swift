package import CivilTime
package import Holidays
package import OrderedCollections

/// One job that the user pursues at one employer: all that its events say.
package struct Application: Hashable, Sendable {
  package let name: String
  /// The name under which its events are recorded. It differs from the name where several devices
  /// added an application of one name.
  package let logName: String
  package internal(set) var company: String?
  package internal(set) var role: String?
  package internal(set) var zone: String?
  /// Whose holidays the employer keeps; nil if that was not said.
  package internal(set) var region: RegionChoice?
  /// Where the job is advertised.
  package internal(set) var url: String?
  /// The channels that the employer stated; none leaves every channel to permission.
  package internal(set) var channels: [Channel] = []
  /// When it was made.
  package internal(set) var added: Fact<Bool>

  /// In the order in which they were recorded.
  package internal(set) var contacts: OrderedDictionary<String, Contact> = [:]
  package internal(set) var primary: String?
  package internal(set) var interviews: [Interview] = []
  package internal(set) var cancellations: [Fact<EventID>] = []
  package internal(set) var promises: [Fact<Promise>] = []
  package internal(set) var touches: [Fact<TouchSent>] = []
  package internal(set) var heard: [Fact<MessageHeard>] = []
  package internal(set) var notes: [Fact<NoteAdded>] = []
  package internal(set) var mistakes: [Fact<MistakeNoted>] = []
  package internal(set) var salaries: [Fact<SalaryStated>] = []
  package internal(set) var outcomes: [Fact<OutcomeRecorded>] = []
  /// The outcome that stands, if one does.
  package internal(set) var outcome: Fact<OutcomeRecorded>?
  package internal(set) var skips: [Fact<FollowUpSkipped>] = []
  package internal(set) var reminders: [ReminderID: ReminderHistory] = [:]
  /// Which event first allowed the contact to be asked for a connection.
  package internal(set) var invitations: [Fact<String>] = []

  init(name: String, logName: String, added: Fact<Bool>) {
    self.name = name
    self.logName = logName
    self.added = added
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
    package internal(set) var intended: LogPosition?
    package internal(set) var delivered: LogPosition?
    package internal(set) var snoozed: LogPosition?
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
