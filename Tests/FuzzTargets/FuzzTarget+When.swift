import CivilTime
import When

extension FuzzTarget {
  /// A time that is read and said back in RFC 3339 is read again as the same instant; a weekday is
  /// on its side of now; what is refused is refused with a sentence.
  ///
  /// The first byte chooses the zone, the second what the clock says.
  static let when = FuzzTarget(name: "when") { bytes in
    guard let first = bytes.first, let second = bytes.dropFirst().first else { return }
    let zone = FewZones.all.zones[Int(first) % FewZones.all.zones.count]
    let now = clocks[Int(second) % clocks.count]
    let text = String(decoding: bytes.dropFirst(2), as: UTF8.self)
    try holdWhen(text, now: now, in: zone)
    try holdSpan(text, now: now, in: zone)
  }

  /// An ordinary day, either side of changes of the clocks, a leap day, and the ends of time.
  private static let clocks: [Instant] = [
    "2026-11-20T20:00:00.123456Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z",
    "2026-03-08T06:59:59.999999Z", "2026-03-29T01:00:00Z", "2028-02-29T23:59:59Z",
    "2026-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z",
  ].map { try! Instant(rfc3339: $0) }

  private static func holdWhen(_ text: String, now: Instant, in zone: Zone) throws {
    let when: When
    do throws(WhenError) { when = try When(text) } catch { return try holdRefusal(error, of: text) }
    let context = WhenContext(
      reference: now, zone: zone, userZone: FewZones.all.zones[0], zones: FewZones.all)
    for use in [WhenUse.interview, .happened, .coming] {
      let instant: Instant
      do throws(WhenError) { instant = try when.instant(for: use, in: context) } catch {
        try holdRefusal(error, of: text)
        continue
      }
      let again = try When(instant.rfc3339).instant(for: use, in: context)
      try hold(again == instant, "\"\(text)\" is \(instant), read again as \(again)")
      if let weekday = weekdays[text.lowercased()], use != .interview, isOrdinary(now) {
        let isOnItsSide = use == .coming ? instant >= now : instant <= now
        try hold(isOnItsSide, "\"\(text)\" is \(instant), on the wrong side of \(now)")
        let distance = abs((instant - now).microseconds)
        try hold(distance <= Duration.days(8).microseconds, "\(instant) is more than a week off")
        try hold(
          zone.civil(at: instant).date.weekday == weekday, "\"\(text)\" is \(instant), another day")
      }
    }
    try holdDate(when, in: context)
  }

  private static let weekdays = Dictionary(
    uniqueKeysWithValues: Weekday.allCases.map { ($0.shortName.lowercased(), $0) })

  private static func holdDate(_ when: When, in context: WhenContext) throws {
    let date: CivilDate
    do throws(WhenError) { date = try when.date(in: context) } catch {
      return try holdRefusal(error, of: when.text)
    }
    let again = try When("\(date)").date(in: context)
    try hold(again == date, "\"\(when.text)\" is \(date), read again as \(again)")
    let deadline = try when.dateOrInstant(in: context)
    try hold(deadline == .date(date), "\"\(when.text)\" is \(date), as a deadline \(deadline)")
  }

  private static func holdSpan(_ text: String, now: Instant, in zone: Zone) throws {
    let span: TimeSpan
    do throws(WhenError) { span = try TimeSpan(reading: text) } catch {
      return try holdRefusal(error, of: text)
    }
    try hold(span.minutes >= 0, "\"\(text)\" is less than nothing")
    // Where a zone's calendar goes on beyond its last date, days lead back to that.
    guard isOrdinary(now) else { return }
    let later = span.added(to: now, in: zone)
    let earlier = span.added(to: now, in: zone, backwards: true)
    // A gap may put off what falls into it, and a fold has two instants of one time.
    let slack = Duration.hours(1)
    try hold(
      earlier <= now + slack && now <= later + slack,
      "\"\(text)\" leads from \(now) on to \(later), and back to \(earlier)")
  }

  private static func holdRefusal(_ error: WhenError, of text: String) throws {
    let sentence = error.description
    let isSentence = sentence.hasPrefix("\"") && [".", "?"].contains(sentence.last)
    try hold(isSentence && error.text == text, "\(error) is not a sentence about \"\(text)\"")
  }

  private static func isOrdinary(_ now: Instant) -> Bool {
    Instant.distantPast + .days(30) < now && now < Instant.distantFuture - .days(30)
  }
}
