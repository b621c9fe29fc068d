internal import CivilTime

/// The first of the elements that it is given, in the order of their keys.
struct Soonest<Key: Comparable, Element> {
  private let limit: Int
  private var taken: [(key: Key, element: Element)] = []
  /// The last within the limit, once there are as many.
  private var last: Key?

  init(limit: Int) { self.limit = max(0, limit) }

  /// Whether an element with that key may be among the first.
  func admits(_ key: Key) -> Bool { last.map { key < $0 } ?? true }

  mutating func take(_ element: Element, by key: Key) {
    guard admits(key) else { return }
    taken.append((key, element))
    // Now and then, so that what is sorted stays near the limit.
    if limit < taken.count / 2 - 8 { cut() }
  }

  private mutating func cut() {
    taken.sort { $0.key < $1.key }
    guard limit <= taken.count else { return }
    taken.removeLast(taken.count - limit)
    last = taken.last?.key
  }

  /// The first of those that were taken.
  var elements: [Element] {
    var rest = self
    rest.cut()
    return rest.taken.map(\.element)
  }
}

extension Soonest<Urgency, FollowUp> {
  /// Takes follow-ups, those of one application in the order of the rules.
  mutating func take(_ followUps: some Sequence<FollowUp>, at now: Instant) {
    for followUp in followUps { take(followUp, by: Urgency(of: followUp, at: now)) }
  }
}

extension Soonest<Coming.Order, Coming> {
  mutating func take(_ coming: [Coming]) {
    for coming in coming { take(coming, by: coming.order) }
  }
}
