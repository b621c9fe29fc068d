internal import CivilTime

/// The time left for a follow-up whose window has closed: it may be made until it expires, in business
/// hours if they bind it.
struct Lateness: Hashable, Sendable {
  private let closed: Instant
  private let isBound: Bool
  /// When it is too late for it; nil if it stays.
  let expires: Instant?
  /// The first slot in which it may be made late; nil if it may not.
  let first: Interval?

  init(of candidate: Candidate, closed: Instant, in situation: Situation) {
    self.closed = closed
    isBound = candidate.isBoundByHours
    let calendar = situation.calendar
    var end: Instant?
    switch candidate.proposal.expiry {
    case .never: end = nil
    case .after(let instant): end = max(instant, closed)
    case .moveOn: end = situation.moveOn?.at
    }
    if isBound, let last = end {
      // After the last business hours before it expires it can be made no more.
      end =
        calendar.hours(startingBefore: last, endingAfter: closed).map { min($0.end, last) }
        ?? min(closed, last)
    }
    expires = end
    let left = Interval(start: closed, end: max(closed, end ?? .distantFuture))
    let hours = isBound ? calendar.hours(endingAfter: closed) : left
    first = hours?.intersection(left)
  }

  /// The next slot in which it may be made.
  func slots(in situation: Situation) -> [Interval] {
    let left = Interval(start: closed, end: max(closed, expires ?? .distantFuture))
    guard isBound else { return [left] }
    guard let hours = situation.calendar.hours(endingAfter: situation.now) else { return [] }
    situation.horizon.note(hours.end, at: situation.now)
    return [hours.intersection(left)].compactMap { $0 }
  }
}
