import CivilTime
import FollowupCore

/// What an application is asked about at an instant, and the answers in a form that two
/// implementations can be compared by: one line for each follow-up, verdict and reminder.
struct Question {
  let application: String
  let at: Instant
  /// Whether only what had happened by then is known.
  let asOf: Bool
  let checks: [Check]

  struct Check {
    let action: Action
    let channel: Channel?
    let contact: String?
  }

  func answer(from engine: Engine) -> [String] {
    guard let situation = engine.situation(of: application, asOf: asOf ? at : nil, at: at) else {
      return ["none"]
    }
    let lines =
      situation.followUps().map(Self.line)
      + checks.map { check in
        Self.line(
          check, in: situation,
          to: engine.applications[application]?.contact(check.contact))
      }
      + ["M \(situation.moveOn.map { Self.say($0.at) } ?? "none")"]
    let reminders = situation.reminders(quiet: engine.quietHours).map { reminder in
      "R \(reminder.id) \(Self.say(reminder.due)) \(Self.say(reminder.comes)) "
        + (reminder.isSettled ? "settled" : "to be told")
    }
    return lines.sorted() + reminders.sorted()
  }

  private static func line(_ followUp: FollowUp) -> String {
    var words = [
      followUp.action.rawValue, "\(followUp.occasion.event)",
      followUp.recipient?.contact ?? "nobody", passOn(followUp.recipient), state(of: followUp),
    ]
    if followUp.state.isOutstanding {
      let slots = followUp.slots.map { "\(say($0.start))-\(say($0.end))" }
      words += [
        followUp.channel?.rawValue ?? "none", say(followUp.window!.start),
        say(followUp.window!.end), slots.isEmpty ? "-" : slots.joined(separator: ","),
      ]
    }
    return "F " + words.joined(separator: " ")
  }

  private static func passOn(_ recipient: Recipient?) -> String {
    guard let recipient, !recipient.passOnTo.isEmpty else { return "-" }
    return recipient.passOnTo.joined(separator: "+")
  }

  private static func state(of followUp: FollowUp) -> String {
    followUp.state == .denied
      ? "denied \(followUp.because[0].rule.rawValue)" : followUp.state.rawValue
  }

  private static func line(
    _ check: Check, in situation: Situation, to contact: Contact?
  ) -> String {
    let verdict = situation.check(check.action, via: check.channel, to: contact)
    let words = [
      "C", check.action.rawValue, check.channel?.rawValue ?? "-", check.contact ?? "-",
      verdict.answer.rawValue,
    ]
    let decided =
      switch verdict.answer {
      case .allowed: [String]()
      case .notYet: [say(verdict.from!)]
      case .never: [verdict.because[0].rule.rawValue]
      }
    return (words + decided).joined(separator: " ")
  }

  static func say(_ instant: Instant) -> String { "\(instant.microsecondsSinceEpoch)" }
}

extension RandomHistory {
  /// Questions at instants at random, and at those where something changes.
  mutating func questions(_ engine: Engine, count: Int) -> [Question] {
    var instants: [(Instant, asOf: Bool)] = []
    for _ in 0..<count {
      instants.append((now + .minutes(number(0...pick([100, 3000, 20_000, 60_000]))), false))
    }
    if chance(40) { instants.append((now - .minutes(number(0...9000)), true)) }
    if let (instant, _) = instants.first, let application = applications.first,
      let situation = engine.situation(of: application, at: instant)
    {
      let edges = situation.followUps().flatMap { followUp in
        followUp.slots.flatMap { [$0.start, $0.end] } + [followUp.expires].compactMap { $0 }
      }.filter { now < $0 && $0 < .distantFuture }
      if let edge = edges.randomElement(using: &random) {
        instants.append((chance(50) ? edge : edge - .microseconds(1), false))
      }
    }
    return instants.map { instant, asOf in
      let application = pick(applications)
      return Question(
        application: application, at: instant, asOf: asOf, checks: checks(engine, application))
    }
  }

  private mutating func checks(_ engine: Engine, _ name: String) -> [Question.Check] {
    let contacts =
      engine.situation(of: name, at: now).map { $0.usualRecipients.map(\.contact) } ?? []
    return Action.allCases.flatMap { action in
      let contact = contacts.randomElement(using: &random)
      let channel = pick(Channel.allCases)
      return [
        Question.Check(action: action, channel: nil, contact: nil),
        Question.Check(
          action: action, channel: chance(60) ? channel : nil, contact: chance(60) ? contact : nil),
      ]
    }
  }
}
