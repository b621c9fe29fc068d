package import CivilTime
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
  package internal(set) var touches: [Fact<Touch>] = []
  package internal(set) var heard: [Fact<Heard>] = []
  package internal(set) var mistakes: [Fact<String>] = []
  package internal(set) var salaries: [Fact<Salary>] = []
  package internal(set) var outcomes: [Fact<Ending>] = []
  /// The outcome that stands, if one does.
  package internal(set) var outcome: Fact<Ending>?
  package internal(set) var skips: [Fact<Skip>] = []
  package internal(set) var reminders: [ReminderID: ReminderHistory] = [:]
  /// Which event first allowed the contact to be asked for a connection.
  package internal(set) var invitations: [Fact<String>] = []

  init(name: String, logName: String, added: Fact<Bool>) {
    self.name = name
    self.logName = logName
    self.added = added
  }

  /// A message or call from the user.
  package struct Touch: Hashable, Sendable {
    package let action: Action
    package let channel: Channel?
    package let contact: String?
  }

  /// A message or call from the employer.
  package struct Heard: Hashable, Sendable {
    package let channel: Channel?
    package let contact: String?
    package let asks: Bool
  }

  /// A figure that the user gave.
  package struct Salary: Hashable, Sendable {
    package let amount: Amount
    package let currency: String?
  }

  /// An outcome, and until when an offer stands.
  package struct Ending: Hashable, Sendable {
    package let outcome: Outcome
    package let until: CivilDate?
  }

  /// A follow-up that the user chose not to make.
  package struct Skip: Hashable, Sendable {
    package let action: Action
    package let contact: String?
  }

  /// What was done about one reminder.
  package struct ReminderHistory: Hashable, Sendable {
    package internal(set) var delivered: LogPosition?
    package internal(set) var snoozed: LogPosition?
    package internal(set) var snoozedUntil: Instant?

    /// Whether it was delivered and not put off since.
    package var isDelivered: Bool {
      guard let delivered else { return false }
      guard let snoozed else { return true }
      return snoozed < delivered
    }
  }
}
