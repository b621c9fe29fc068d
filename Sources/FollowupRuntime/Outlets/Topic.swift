internal import CivilTime
internal import FollowupCore
internal import Ground

/// What a notification says of one reminder, by what is known at present.
struct Topic {
  let reminder: Reminder
  /// What the reminder is about: "thank-you", "phone interview".
  let subject: String
  /// The employer, if its name is known.
  let company: String?
  /// What counts: until when something may be done, or what is to be done. It begins in lower case.
  let headline: String
  /// The same by the user's own clock alone.
  let shortHeadline: String
  /// Whom to write to and how; nil if that does not matter.
  let manner: String?
  /// What does what the notification is about.
  let remedy: Remedy
  /// When the headline ceases to be true; nil if it stays.
  let expires: Instant?
  /// "Told late.", if that is so.
  var remark = ""

  /// - Parameter reminder: one that `engine` knows.
  init(_ reminder: Reminder, in engine: Engine) {
    let name = reminder.id.application
    let application = engine.applications[name]
    let interview = application?.interviews.first { $0.fixedBy == reminder.id.occasion }
    let zone = application.map { engine.zone(of: $0) } ?? engine.userZone
    let wording = Wording(reminder, interview: interview, zone: zone)
    self.reminder = reminder
    subject =
      reminder.id.action?.rawValue ?? interview?.stage.phrase ?? "interview"
    company = application?.company
    headline = wording.headline { Phrasing.nearTime($0, in: engine.userZone, and: $1) }
    shortHeadline = wording.headline { instant, _ in
      Phrasing.nearTime(instant, in: engine.userZone)
    }
    manner = wording.manner
    remedy = wording.remedy
    expires = wording.expires
  }

  init(_ notice: Notice, in engine: Engine) {
    self.init(notice.reminder, in: engine)
    remark =
      (notice.isLate ? "Told late. " : "")
      + (notice.reminder.mayHaveBeenShown ? "May have been shown before." : "")
  }

  /// The application's short name, cut if it is long.
  var name: String { Self.shortened(reminder.id.application, to: Self.longestName) }

  /// Whether one message does for both.
  func isOneMessage(with other: Topic) -> Bool {
    guard let followUp = reminder.followUp, let another = other.reminder.followUp else {
      return false
    }
    return followUp.isOneMessage(with: another)
  }

  /// One line among others: a row on the narrowest server.
  var line: String {
    let what = ": \(subject)"
    let who = company.map { "\(name), \($0)" } ?? name
    return PrintableText.escaped(
      Self.shortened(who, to: max(Self.columns - what.count, Self.shortest)) + what)
  }

  /// Whom to write to and how, and the employer; empty if neither is known.
  var details: String {
    [manner, company].compactMap(\.self).map { Self.shortened($0, to: Self.longestPart) }
      .joined(separator: ", ")
  }

  /// Servers cut long lines, some of them the whole notification; one keeps the last lines of a long text
  /// instead of the first.
  private static func shortened(_ text: String, to limit: Int) -> String {
    text.count <= limit ? text : "\(text.prefix(limit - 1))…"
  }

  /// How many letters mako has in a row.
  static let columns = 36
  private static let shortest = 12
  private static let longestName = 24
  private static let longestPart = 60
}

extension Topic: Equatable {
  /// Whether both say the same of the same reminder.
  static func == (left: Topic, right: Topic) -> Bool {
    left.reminder.id == right.reminder.id && left.text == right.text
  }

  /// All that a notification may say of it.
  var text: String {
    [subject, headline, manner ?? "", company ?? ""].joined(separator: "\n")
  }
}

/// How a notification words a reminder.
private struct Wording {
  private let reminder: Reminder
  private let interview: Interview?
  private let zone: Zone
  private var followUp: FollowUp? { reminder.followUp }

  init(_ reminder: Reminder, interview: Interview?, zone: Zone) {
    self.reminder = reminder
    self.interview = interview
    self.zone = zone
  }

  /// - Parameter say: words an instant, given the employer's zone.
  func headline(_ say: (Instant, Zone) -> String) -> String {
    guard let followUp else { return headlineOfInterview(say) }
    guard followUp.action != .decision || followUp.deadline != nil else {
      return "has no deadline: ask by when they want an answer"
    }
    let end = say(followUp.window?.end ?? reminder.due, zone)
    return switch reminder.id.phase {
    case .closing where followUp.action != .decision: "closes \(end)"
    case .approaching, .lastDay: "is wanted by \(end)"
    case .late: "is late since \(end)"
    default: "until \(end)"
    }
  }

  private func headlineOfInterview(_ say: (Instant, Zone) -> String) -> String {
    switch reminder.id.phase {
    case .ask:
      let starts = interview.map { say($0.starts, zone) } ?? "soon"
      return "starts \(starts): ask when to expect to hear back, and how you may follow up"
    case .record: return "is over: record what they said about timing"
    default: return "had no answer: time to move on"
    }
  }

  var manner: String? {
    guard let followUp, followUp.action != .decision else { return nil }
    let recipient = followUp.recipient.map { "to \($0.nameWithoutAddress)" }
    let parts = [recipient, followUp.channel?.phrase].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  var remedy: Remedy {
    let name = reminder.id.application
    guard let followUp else {
      return Remedy(reminder.id.action == nil ? .recordTiming : .explain, application: name)
    }
    return Remedy(
      followUp.action == .decision ? .explain : .recordTouch, application: name,
      action: followUp.action)
  }

  var expires: Instant? {
    switch reminder.id.phase {
    case .ask: interview?.starts
    case .late: nil
    default: followUp?.window.flatMap { $0.end < .distantFuture ? $0.end : nil }
    }
  }
}
