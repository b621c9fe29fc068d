import CivilTime
import TestSupport
import Testing

struct InstantTests {
  @Test(
    "RFC 3339 is read to the microsecond",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("1970-01-01t00:00:00z", 0), ("1970-01-01 00:00:00Z", 0),
      ("1969-12-31T23:59:59.999999Z", -1), ("1970-01-01T00:00:00.000001Z", 1),
      ("1970-01-01T00:00:00.1Z", 100_000), ("1970-01-01T00:00:00.123456789Z", 123_456),
      ("1969-12-31T23:59:59.9999999Z", -1), ("1970-01-01T01:00:00+01:00", 0),
      ("1969-12-31T18:30:00-05:30", 0), ("1970-01-01T00:00:00-00:00", 0),
      ("1970-01-01T23:59:00+23:59", 0), ("2026-11-20T15:00:00-05:00", 1_795_204_800_000_000),
      ("2000-02-29T12:00:00Z", 951_825_600_000_000),
      ("0001-01-01T00:00:00Z", -62_135_596_800_000_000),
      ("9999-12-31T23:59:59.999999Z", 253_402_300_799_999_999),
    ] as [(String, Int64)])
  func read(_ text: String, microseconds: Int64) throws {
    #expect(try Instant(rfc3339: text).microsecondsSinceEpoch == microseconds)
  }

  @Test(
    "What is not RFC 3339, or not within the years, is refused with a reason",
    arguments: [
      ("2026-11-20T15:00:00", "Z or an offset"), ("2026-11-20T15:00Z", "colons between"),
      ("2026-11-20", "a time has to follow"), ("2026-11-20_15:00:00Z", "a time has to follow"),
      ("2026-11-20T23:59:60Z", "leap seconds"), ("2016-12-31T23:59:60Z", "leap seconds"),
      ("2026-11-20T24:00:00Z", "a clock goes"), ("2026-11-20T15:60:00Z", "a clock goes"),
      ("2026-11-20T15:00:00.Z", "one to nine digits"),
      ("2026-11-20T15:00:00.1234567890Z", "one to nine digits"),
      ("2026-11-20T15:00:00,5Z", "Z or an offset"), ("2026-11-20T15:00:00+0100", "an offset goes"),
      ("2026-11-20T15:00:00+24:00", "an offset goes"), ("2026-11-20T15:00:00+01:60", "an offset"),
      ("2026-11-20T15:00:00Z ", "something follows"), ("2026-02-30T15:00:00Z", "the days 1 to 28"),
      ("0001-01-01T00:00:00+00:01", "outside the years"),
      ("0000-12-31T23:00:00-02:00", "the years"),
      ("9999-12-31T23:59:59-00:01", "outside the years"), ("", "four digits"),
    ])
  func refused(_ text: String, reason: String) throws {
    let error = try #require(throws: CivilTimeError.self) { try Instant(rfc3339: text) }
    #expect(error.description.contains(reason), "\(error)")
    #expect(error.description.hasSuffix("."))
  }

  @Test("An error cuts a long text and lets no control character through")
  func hostileText() throws {
    let text = "\u{1b}[2J\u{202e}\n" + String(repeating: "x", count: 10_000)
    let error = try #require(throws: CivilTimeError.self) { try Instant(rfc3339: text) }
    #expect(error.description.hasPrefix("\"\\u{1B}[2J\\u{202E}\\u{A}xxx"))
    #expect(error.description.count < 250)
    #expect(
      !error.description.unicodeScalars.contains { $0.properties.generalCategory == .control })
  }

  @Test("A fraction is written in six digits, and none where it is zero")
  func written() {
    #expect(Instant(microsecondsSinceEpoch: 0).description == "1970-01-01T00:00:00Z")
    #expect(Instant(microsecondsSinceEpoch: -1).rfc3339 == "1969-12-31T23:59:59.999999Z")
    #expect(Instant(microsecondsSinceEpoch: 500_000).rfc3339 == "1970-01-01T00:00:00.500000Z")
    #expect(Instant.distantPast.rfc3339 == "0001-01-01T00:00:00Z")
    #expect(Instant.distantFuture.rfc3339 == "9999-12-31T23:59:59.999999Z")
  }

  @Test("What is written is read as the same instant", arguments: [1, 2, 3] as [UInt64])
  func roundTrip(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let range =
      Instant.distantPast.microsecondsSinceEpoch...Instant.distantFuture.microsecondsSinceEpoch
    for _ in 0..<2000 {
      let instant = Instant(microsecondsSinceEpoch: .random(in: range, using: &random))
      #expect(try Instant(rfc3339: instant.rfc3339) == instant, "seed \(seed)")
    }
  }

  @Test("Seconds are rounded down, before 1970 too")
  func seconds() {
    #expect(Instant(microsecondsSinceEpoch: -1).secondsSinceEpoch == -1)
    #expect(Instant(microsecondsSinceEpoch: 999_999).secondsSinceEpoch == 0)
    #expect(Instant(secondsSinceEpoch: -3).microsecondsSinceEpoch == -3_000_000)
  }

  @Test("Sums and differences stop at the ends of time instead of passing them")
  func saturation() {
    let longest = Duration(secondsComponent: .max, attosecondsComponent: 0)
    let now = Instant(secondsSinceEpoch: 1_795_204_800)
    #expect(now + longest == .distantFuture)
    #expect(now - longest == .distantPast)
    #expect(now + (.zero - longest) == .distantPast)
    #expect(now - (.zero - longest) == .distantFuture)
    #expect(Instant.distantFuture + .microseconds(1) == .distantFuture)
    #expect(Instant.distantPast - .microseconds(1) == .distantPast)
    #expect(Instant(microsecondsSinceEpoch: .max) == .distantFuture)
    #expect(Instant(microsecondsSinceEpoch: .min) == .distantPast)
    #expect(Instant(secondsSinceEpoch: .max) == .distantFuture)
    #expect(Instant(secondsSinceEpoch: .min) == .distantPast)
  }

  @Test("An instant less another is the time between")
  func difference() {
    let early = Instant(microsecondsSinceEpoch: -5)
    let late = Instant(microsecondsSinceEpoch: 7)
    #expect(late - early == .microseconds(12))
    #expect(late.duration(to: early) == .microseconds(-12))
    #expect(early + .microseconds(12) == late)
    #expect(late - .microseconds(12) == early)
    #expect(Instant.distantFuture - .distantPast == .microseconds(315_537_897_599_999_999))
    #expect(early < late)
  }

  @Test("Durations have minutes, hours and days, and whole microseconds")
  func durations() {
    #expect(Duration.minutes(90) == .seconds(5400))
    #expect(Duration.hours(-2) == .seconds(-7200))
    #expect(Duration.days(3) == .hours(72))
    #expect(Duration.nanoseconds(1999).microseconds == 1)
    #expect(Duration.nanoseconds(-1999).microseconds == -1)
    #expect(Duration(secondsComponent: .max, attosecondsComponent: 0).microseconds == .max)
    #expect(Duration(secondsComponent: .min, attosecondsComponent: 0).microseconds == .min)
  }
}
