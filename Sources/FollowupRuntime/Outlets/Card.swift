internal import CivilTime
internal import CommandLines
package import FollowupCore
internal import Ground

/// One notification: what it says, and the reminders that it stands for.
package struct Card: Equatable {
  let topics: [Topic]
  /// Whether it says why, rather than what is to be done.
  package let isExplanation: Bool
  /// Of a mail that was stopped: who, until when and why.
  private let stoppedMail: String?

  init(_ topics: [Topic], isExplanation: Bool = false) {
    self.topics = topics
    stoppedMail = nil
    self.isExplanation = isExplanation
  }

  /// A card that tells of a stopped mail. It is about no reminder, and is shown once, as an explanation is.
  init(stoppedMail line: String) {
    (topics, isExplanation, stoppedMail) = ([], true, line)
  }

  /// A card for one reminder.
  package init(_ notice: Notice, in engine: Engine) { self.init([Topic(notice, in: engine)]) }

  /// The cards that tell of some notices: one for those that one message does for.
  package static func cards(for notices: [Notice], in engine: Engine) -> [Card] {
    var groups: [[Topic]] = []
    for topic in notices.map({ Topic($0, in: engine) }) {
      let index = groups.firstIndex { $0.contains { $0.isOneMessage(with: topic) } }
      if let index { groups[index].append(topic) } else { groups.append([topic]) }
    }
    return groups.map { Card($0) }
  }

  /// One card for many.
  init(summingUp cards: [Card]) { self.init(cards.flatMap(\.topics)) }

  /// Why the follow-up is allowed, for the user who asks.
  package init(explaining card: Card) { self.init(card.topics, isExplanation: true) }

  /// Whether it stands for no reminder, so that nothing that is recorded changes it.
  var isAboutNoReminder: Bool { stoppedMail != nil }

  /// The reminders that it stands for; the desktop's choices apply to their follow-ups.
  package var reminders: [Reminder] { topics.map(\.reminder) }

  /// The follow-ups that the card is about, which can be sent or put off.
  package var followUps: [FollowUp] { topics.compactMap(\.reminder.followUp) }

  /// Whether one message does for all that it is about.
  private var isOneMessage: Bool {
    topics.count > 1 && topics.dropFirst().allSatisfy { topics[0].isOneMessage(with: $0) }
  }

  /// The same without some reminders; nil if nothing is left of it.
  func without(where isGone: (Reminder) -> Bool) -> Card? {
    guard !isAboutNoReminder else { return self }
    let left = topics.filter { !isGone($0.reminder) }
    return left.isEmpty ? nil : Card(left, isExplanation: isExplanation)
  }

  /// The buttons, by key and label, for a server that has them. A card for several follow-ups has no
  /// "Sent" and no "Draft", unless one message does for all: the user has hardly sent all of them. The click on the
  /// card itself comes last: one server loses what follows it.
  package var actions: [(key: CardAction, label: String)] {
    guard let first = followUps.first else { return [] }
    let isOne = followUps.count == 1 || isOneMessage
    return (isOne && first.action != .decision ? [(.sent, "Sent")] : [])
      + (draftUnit == nil ? [] : [(.draft, "Draft")]) + [(.snooze, "Snooze")]
      + (isExplanation ? [] : [(.why, "Why")])
  }

  /// The unit that opens a draft of the one message that the card is about.
  var draftUnit: String? {
    guard let first = followUps.first, followUps.count == 1 || isOneMessage else { return nil }
    return DraftUnit.name(for: first)
  }
}

/// What a user can choose on a notification.
package enum CardAction: String, Sendable {
  /// The notification itself was clicked.
  case why = "default"
  case sent, draft, snooze
}

// MARK: What it says

extension Card {
  /// One line, printable: the application and the action, or how many follow-ups.
  package var title: String {
    guard !isAboutNoReminder else { return "Mail not sent" }
    if isOneMessage {
      let names = topics.map(\.name).joined(separator: ", ")
      return PrintableText.escaped("\(names) – \(topics[0].subject)")
    }
    guard topics.count == 1 else {
      return "\(topics.count) \(followUps.count == topics.count ? "follow-ups" : "reminders")"
    }
    return PrintableText.escaped("\(topics[0].name) – \(topics[0].subject)")
  }

  /// The text, of a few lines, of which the first says what counts: some servers show no more.
  ///
  /// - Parameter hasButtons: whether a user can reach the actions with a click.
  package func body(hasButtons: Bool) -> String {
    if let stoppedMail {
      return PrintableText.escaped(stoppedMail.prefix(1).uppercased() + stoppedMail.dropFirst())
    }
    let lines = isExplanation ? explanation : topics.count == 1 ? message : summary
    // No button records what was said at an interview.
    let command =
      hasButtons && !actions.isEmpty || topics.count > 1 ? nil : topics[0].remedy.words.text
    return (lines + [command].compactMap(\.self)).map { PrintableText.escaped($0) }
      .joined(separator: "\n")
  }

  private var message: [String] {
    let topic = topics[0]
    return [topic.headline, topic.details, topic.remark]
      .map { $0.prefix(1).uppercased() + $0.dropFirst() }.filter { !$0.isEmpty }
  }

  /// Those that end soonest, and how many more there are.
  private var summary: [String] {
    let soonest = topics.enumerated().sorted {
      ($0.element.expires ?? .distantFuture, $0.offset)
        < ($1.element.expires ?? .distantFuture, $1.offset)
    }
    let headlines = soonest.map(\.element.shortHeadline)
    let first =
      Set(headlines).count == 1
      ? headlines[0].prefix(1).uppercased() + headlines[0].dropFirst() : "First \(headlines[0])"
    let lines = soonest.map(\.element.line)
    // Four names are worth more than two with a time.
    if lines.count == Self.rowsAtMost { return lines }
    return [first]
      + Self.cut(
        lines, end: Remedy(.listFollowUps), rows: Self.rowsAtMost - Self.rows(of: first))
  }

  private var explanation: [String] {
    guard topics.count == 1 else {
      let reasons = topics.map { topic in
        let reason = topic.reminder.followUp?.because.first.map(Self.text)
        return "\(topic.name), \(topic.subject): \(reason ?? topic.shortHeadline)"
      }
      return Self.cut(reasons, end: Remedy(.explain), rows: Self.rowsAtMost)
    }
    return (topics[0].reminder.followUp?.because ?? []).map(Self.text)
  }

  private static func text(_ reason: Reason) -> String { "\(reason.rule.rawValue): \(reason.text)" }

  /// As many lines as there is room for, one at least, and how many more there are.
  private static func cut(_ lines: [String], end: Remedy, rows: Int) -> [String] {
    guard rows < lines.map(Self.rows(of:)).reduce(0, +) else { return lines }
    var (shown, room) = (0, rows - 1)
    while shown < lines.count, shown == 0 || Self.rows(of: lines[shown]) <= room {
      room -= Self.rows(of: lines[shown])
      shown += 1
    }
    return lines.prefix(shown) + ["and \(lines.count - shown) more: \(end.words.text)"]
  }

  /// How many rows a line takes on the narrowest server.
  private static func rows(of line: String) -> Int {
    (line.count + columns - 1) / columns
  }

  /// mako shows this much of a text, and no mark of what it cuts.
  private static let (rowsAtMost, columns) = (4, Topic.columns)
}
