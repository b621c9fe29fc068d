private import CivilTime

/// A date that the employer named replaces the stage's range. If they promised to write by it, the
/// window opens some days after it; if they invited a question from it on, it opens on it. A repeated
/// check-in gives way to the date only if the date's window starts later.
struct PromisedDateRule: Rule {
  static func isWaived(for action: Action) -> Bool { action != .checkIn && action != .other }

  func narrow(_ window: inout Window, for candidate: Candidate, in situation: Situation) {
    guard let promise = situation.silence.unspentPromise, let date = promise.value.date
    else { return }
    let calendar = situation.calendar
    let policy = situation.policy
    let last = calendar.date(policy.afterPromiseCloses, after: date)
    let first: CivilDate
    let opens: String
    var counted: Span?
    switch promise.value {
    case .by:
      first = calendar.date(policy.afterPromise, after: date)
      counted = policy.afterPromise
      opens =
        "they said you would hear by \(Phrasing.date(date)): wait \(policy.afterPromise.phrase) more"
    case .from, .noFollowUp:
      first = date
      opens = "they asked to be contacted from \(Phrasing.date(date)) on"
    }
    let start = situation.zone.startOfDay(first)
    let occasion = Occasion(promise, phrase: "what they said about timing")
    if candidate.action == .other {
      if window.start < start {
        window.moveStart(
          to: start, countedFrom: counted?.unit == .businessDays ? date : nil, occasion: occasion,
          because: Reason(.promisedDate, .opens, opens, source: .article, at: start))
      }
      return
    }
    let isFirst = situation.silence.checkIns.isEmpty
    guard isFirst || window.start < start else { return }
    window.set(
      dates: first...max(first, last), counted: counted, from: date, occasion: occasion,
      in: situation, opens: opens,
      closes: "check in within \(policy.afterPromiseCloses.phrase) of the date they named",
      rule: .promisedDate, sources: (promise.value.isBy ? .indeed : .article, .ours))
  }
}

extension Promise {
  fileprivate var isBy: Bool { if case .by = self { true } else { false } }
}
