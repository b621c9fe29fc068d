internal import CivilTime

/// The range of each action: for a check-in it follows from the stage, the earlier the sooner; every
/// other action's range is fixed by its occasion.
struct StageWindowRule: Rule {
  func narrow(_ window: inout Window, for candidate: Candidate, in situation: Situation) {
    if let range = candidate.range {
      window.set(
        range.interval, lastDate: range.lastDate, countedFrom: range.countedFrom,
        occasion: candidate.proposal.occasion, opens: range.opens, closes: range.closes)
    } else if candidate.action == .checkIn {
      let anchor = situation.anchor
      if let last = situation.silence.checkIns.last {
        setAgain(&window, after: last, in: situation)
      } else {
        setFirst(&window, after: anchor, in: situation)
      }
    }
  }

  private func setFirst(_ window: inout Window, after anchor: Occasion, in situation: Situation) {
    let stage = situation.stage
    guard let range = situation.policy.checkIn[stage] else { return }
    let calendar = situation.calendar
    let silence = situation.zone.date(at: anchor.at)
    var first = calendar.date(range.opens, after: silence)
    if Self.isEarly(stage), range.opens.unit == .businessDays {
      first = min(first, silence.adding(days: Self.latestEarlyStageDays))
    }
    let last = max(first, calendar.date(range.closes, after: silence))
    let since = "\(anchor.phrase) on \(Phrasing.date(silence))"
    window.set(
      dates: first...last, counted: range.opens, from: silence, occasion: anchor, in: situation,
      opens: "without an answer, check in from \(range.opens.phrase) after \(since)",
      closes: "at this stage, check in within \(range.closes.phrase)", rule: .stageWindow,
      sources: Self.sources(of: stage))
  }

  private static func sources(of stage: Stage) -> (opens: RuleSource, closes: RuleSource) {
    switch stage {
    case .applied: (.roberthalf, .roberthalf)
    case .phone: (.ours, .article)
    case .first: (.ours, .ours)
    case .second, .third, .final: (.article, .article)
    }
  }

  private func setAgain(
    _ window: inout Window, after last: Fact<TouchSent>, in situation: Situation
  ) {
    let calendar = situation.calendar
    let range = situation.policy.checkInAgain
    let date = situation.zone.date(at: last.at)
    let first = calendar.date(range.opens, after: date)
    window.set(
      dates: first...max(first, calendar.date(range.closes, after: date)), counted: range.opens,
      from: date, occasion: Occasion(last, phrase: "your check-in"), in: situation,
      opens: "your last check-in was on \(Phrasing.date(date)): wait another \(range.opens.phrase)",
      closes: "check in again within \(range.closes.phrase)", rule: .stageWindow,
      sources: (.buffalo, .article))
  }

  /// Whether a stage is so early that its window never starts later than a week after silence began,
  /// however many holidays lie between.
  private static func isEarly(_ stage: Stage) -> Bool { stage == .phone || stage == .first }
  private static let latestEarlyStageDays = 7
}

extension Window {
  /// Sets a range of whole dates.
  ///
  /// - Parameters:
  ///   - span: how far the first date is from `date`; nil if it was not counted.
  mutating func set(
    dates: ClosedRange<CivilDate>, counted span: Span?, from date: CivilDate, occasion: Occasion,
    in situation: Situation, opens: String, closes: String, rule: RuleName,
    sources: (opens: RuleSource, closes: RuleSource)
  ) {
    let zone = situation.zone
    let interval = Interval(
      start: zone.startOfDay(dates.lowerBound),
      end: zone.startOfDay(dates.upperBound.adding(days: 1)))
    set(
      interval, lastDate: dates.upperBound,
      countedFrom: span?.unit == .businessDays ? date : nil, occasion: occasion,
      opens: Reason(rule, .opens, opens, source: sources.opens, at: interval.start),
      closes: Reason(rule, .closes, closes, source: sources.closes, at: interval.end))
  }
}
