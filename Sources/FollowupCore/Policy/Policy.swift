package import CivilTime

/// Everything that a user can set about what is allowed when. `Policy()` holds the defaults.
package struct Policy: Hashable, Sendable {
  /// The user's zone by its tz name; nil is the system's.
  package var userZone: String?
  /// The hours in the user's zone in which no reminder is delivered; nil is none.
  package var quiet: HoursOfDay? = HoursOfDay("21:00-08:00")

  /// The zone of employers for whom none was recorded; nil is the user's.
  package var employerZone: String?
  package var employerDays: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday]
  package var employerHours = HoursOfDay("09:00-17:00")!

  /// The holidays of every zone under `*`, and of one zone under its name.
  package var holidays: [String: Set<CivilDate>] = [:]

  /// When the first check-in since the anchor is in order, by stage.
  package var checkIn: [Stage: SpanRange] = [
    .applied: SpanRange(opens: .businessDays(5), closes: .businessDays(10)),
    .phone: SpanRange(opens: .businessDays(3), closes: .days(7)),
    .first: SpanRange(opens: .businessDays(4), closes: .days(8)),
    .second: SpanRange(opens: .days(7), closes: .days(10)),
    .third: SpanRange(opens: .days(7), closes: .days(10)),
    .final: SpanRange(opens: .days(7), closes: .days(10)),
  ]
  /// When the next check-in is in order, counted from the last.
  package var checkInAgain = SpanRange(opens: .days(7), closes: .days(10))
  /// How long after a promised date a check-in is in order.
  package var afterPromise = Span.businessDays(2)
  /// How long after a promised date the window for it closes.
  package var afterPromiseCloses = Span.businessDays(5)
  /// Check-ins since the anchor, at most.
  package var maxCheckIns = 2
  /// How far apart unsolicited touches stay.
  package var spacing = Span.days(7)
  /// By how much a later salary figure may exceed the first, in percent.
  package var maxRaisePercent = 10

  /// How long before an interview the reminder comes to ask about timing.
  package var askBefore: Duration = .hours(1)
  /// How long after an interview the reminder comes to record what they said.
  package var recordAfter: Duration = .minutes(15)

  package init() {}

  /// The key under `[holidays]` that stands for every zone.
  package static let everyZone = "*"

  /// The holidays that hold in a zone, and whether any are known for it at all.
  package func holidays(in zone: String) -> (dates: Set<CivilDate>, areKnown: Bool) {
    let everywhere = holidays[Self.everyZone]
    let here = holidays[zone]
    return ((everywhere ?? []).union(here ?? []), everywhere != nil || here != nil)
  }
}
