package import CivilTime

/// A range on its way through the rules: each narrows it and says why.
package struct Window: Hashable, Sendable {
  /// The range before the hours.
  package private(set) var start: Instant
  /// The end before the hours; `Instant.distantFuture` if it never closes.
  package private(set) var end: Instant
  /// The last date of a range of dates.
  package private(set) var lastDate: CivilDate?
  /// The date after which business days were counted to the start; nil if they were not.
  package private(set) var countedFrom: CivilDate?
  /// What is left of the range.
  package private(set) var slots: IntervalSet
  /// The event that fixed the start.
  package private(set) var occasion: Occasion

  private var opening: Reason?
  private var closing: Reason?
  private var remarks: [Reason] = []
  /// The reasons that forbid the follow-up, in the order in which the rules gave them.
  package private(set) var denials: [Reason] = []

  /// Everything from an occasion on.
  package init(from occasion: Occasion) {
    start = occasion.at
    end = .distantFuture
    slots = IntervalSet(Interval(start: occasion.at, end: .distantFuture))
    self.occasion = occasion
  }

  /// Whether any rule forbids the follow-up.
  package var isDenied: Bool { !denials.isEmpty }

  /// What each rule did: what denies first, in the order of precedence, then what fixed the start and
  /// the end, then the rest.
  package var because: [Reason] {
    denials.sorted { $0.rule < $1.rule } + [opening, closing].compactMap { $0 } + remarks
  }

  /// Sets the range. What fixed the range before is overruled.
  mutating func set(
    _ interval: Interval, lastDate: CivilDate?, countedFrom: CivilDate? = nil, occasion: Occasion,
    opens: Reason, closes: Reason?
  ) {
    overrule(opening)
    overrule(closing)
    self.countedFrom = countedFrom
    (start, end) = (interval.start, interval.end)
    self.lastDate = lastDate
    slots = IntervalSet(interval)
    self.occasion = occasion
    opening = opens
    closing = closes
  }

  /// Moves the start to a later instant. The end stays; if nothing is left, the range is empty and
  /// starts there.
  mutating func moveStart(
    to instant: Instant, countedFrom: CivilDate? = nil, occasion: Occasion, because reason: Reason
  ) {
    overrule(opening)
    self.countedFrom = countedFrom
    start = instant
    end = max(end, instant)
    slots = slots.intersection(Interval(start: instant, end: max(end, instant)))
    self.occasion = occasion
    opening = reason
  }

  mutating func narrow(to allowed: IntervalSet, because reason: Reason) {
    slots = slots.intersection(allowed)
    remarks.append(reason)
  }

  mutating func remove(_ forbidden: IntervalSet) { slots = slots.subtracting(forbidden) }

  /// Puts the first business hours at or after the start in the place of a range of which nothing is
  /// left.
  mutating func roll(to hours: Interval, on date: CivilDate, because reason: Reason) {
    slots = IntervalSet(hours)
    start = hours.start
    end = hours.end
    lastDate = date
    remarks.append(reason)
  }

  /// Gives back the whole range, of which nothing was left.
  mutating func lift(because reason: Reason) {
    slots = IntervalSet(Interval(start: start, end: end))
    remarks.append(reason)
  }

  mutating func deny(_ reason: Reason) { denials.append(reason) }

  mutating func remark(_ reason: Reason) { remarks.append(reason) }

  private mutating func overrule(_ reason: Reason?) {
    guard var reason else { return }
    reason.effect = .overruled
    remarks.append(reason)
  }
}
