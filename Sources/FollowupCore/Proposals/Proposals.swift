internal import CivilTime

extension Situation {
  /// What there is to say for an action, before the rules.
  func proposals(for action: Action) -> [Proposal] {
    switch action {
    case .thankYou: interviewsHeld.flatMap(thankYous(for:))
    case .checkIn: [checkIn]
    case .correction: application.mistakes.map(correction(of:))
    case .reply: replies
    case .graciousNote: (graciousNote ?? leaveTaking).map { [$0] } ?? []
    case .decision: decision.map { [$0] } ?? []
    case .offerNews: offerNews.map { [$0] } ?? []
    case .connect: [connect]
    case .other: [other]
    }
  }

  /// A check-in answers the silence; the rules make its range.
  var checkIn: Proposal {
    Proposal(action: .checkIn, occasion: anchor, expiry: .moveOn)
  }

  // MARK: Ranges

  func oneDay(from occasion: Occasion, opens: String, closes: String) -> Proposal.Range {
    range(from: occasion, until: occasion.at + .hours(24), opens: opens, closes: closes)
  }

  /// When it is too late for what is to be done within a day.
  func expiryOfOneDay(from occasion: Instant) -> Proposal.Expiry {
    .after(occasion + Self.leewayOfOneDay)
  }

  private static let leewayOfOneDay: Duration = .hours(72)

  /// Whether what was to be done within a day has expired, whoever it is for and by whichever channel it
  /// goes: also where business hours bind it, and the first ones come after that day.
  func isOver(since occasion: Instant) -> Bool {
    guard calendar.zoneProblem == nil, occasion + Self.leewayOfOneDay <= now,
      let hours = calendar.hours(atOrAfter: occasion)
    else { return false }
    return hours.end <= now
  }

  func range(
    from occasion: Occasion, through last: CivilDate, opens: String, closes: String
  ) -> Proposal.Range {
    let end = max(occasion.at, zone.startOfDay(last.adding(days: 1)))
    var range = range(from: occasion, until: end, last: last, opens: opens, closes: closes)
    range.countedFrom = zone.date(at: occasion.at)
    return range
  }

  func range(
    from occasion: Occasion, until end: Instant, last: CivilDate? = nil, opens: String,
    closes: String?, source: RuleSource = .article
  ) -> Proposal.Range {
    Proposal.Range(
      interval: Interval(start: occasion.at, end: end), lastDate: last,
      opens: Reason(.stageWindow, .opens, opens, source: source, at: occasion.at),
      closes: closes.map { Reason(.stageWindow, .closes, $0, source: source, at: end) })
  }
}
