private import CivilTime

/// Unsolicited messages keep a minimum distance in time, also those to the same person about another
/// application. If the employer asked to be contacted from a date on, only messages sent after that
/// count.
struct SpacingRule: Rule {
  static func isWaived(for action: Action) -> Bool { action != .checkIn && action != .other }

  func narrow(_ window: inout Window, for candidate: Candidate, in situation: Situation) {
    guard let last = lastTouch(before: candidate, in: situation) else { return }
    let (touch, application) = (last.touch, last.application)
    let spacing = situation.policy.spacing
    let date = situation.zone.date(at: touch.at)
    let start = situation.zone.startOfDay(situation.calendar.date(spacing, after: date))
    guard window.start < start else { return }
    let place =
      application == situation.application.name ? "" : " about \(application) to the same address"
    window.moveStart(
      to: start, countedFrom: spacing.unit == .businessDays ? date : nil,
      occasion: Occasion(touch, phrase: "your \(touch.value.action.rawValue) message"),
      because: Reason(
        .spacing, .opens,
        "you sent \(touch.value.action.phrase)\(place) on \(Phrasing.date(date)): leave "
          + "\(spacing.phrase) between",
        source: .buffalo, at: start))
  }

  private func lastTouch(
    before candidate: Candidate, in situation: Situation
  ) -> Elsewhere.Touch? {
    let application = situation.application
    var touches = application.unsolicitedTouches
      .map { Elsewhere.Touch(touch: $0, application: application.name) }
    for address in candidate.contact?.comparableAddresses.sorted() ?? [] {
      touches += situation.elsewhere.touches(reaching: address, elsewhereThan: application.name)
    }
    if let promise = situation.silence.unspentPromise,
      case .from = promise.value
    {
      touches.removeAll { $0.touch.moment < promise.moment }
    }
    return touches.max { $0.touch.moment < $1.touch.moment }
  }
}
