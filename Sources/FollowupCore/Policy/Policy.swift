package import CivilTime
package import Holidays

/// Everything that a user can set about what is allowed when. `Policy()` holds the defaults.
package struct Policy: Hashable, Sendable {
  /// The user's zone by its tz name; nil is the system's.
  package var userZone: String?
  /// The hours in the user's zone in which no reminder is delivered; nil if reminders come at any hour.
  package var quiet: HoursOfDay? = HoursOfDay("21:00-08:00")

  /// The zone of employers for whom none was recorded; nil is the user's.
  package var employerZone: String?
  /// The days on which employers work; nil is those of the employer's region.
  package var employerDays: Set<Weekday>?
  /// The hours of a business day in the employer's zone; they do not cross midnight.
  package var employerHours = HoursOfDay("09:00-17:00")!

  /// The region of employers in its country for whom none was recorded; nil is that of their zone.
  package var employerRegion: RegionChoice?

  /// Days off on top of the region's.
  package var holidays = DateOverrides()
  /// Dates that are worked on, whatever else they are.
  package var workdays = DateOverrides()

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

  /// The days on which employers work if nothing else is known.
  package static let usualDays: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday]
}
