import Testing

@testable import CivilTime

struct POSIXRuleTests {
  private func zone(_ rule: String) throws -> Zone {
    Zone(identifier: rule, rule: try POSIXRule(parsing: Array(rule.utf8)[...]))
  }

  @Test(
    "A rule gives the time at each side of a change",
    arguments: [
      ("CET-1CEST,M3.5.0,M10.5.0/3", "2050-03-27T00:59:59Z", "CET 3600", "CEST 7200"),
      ("CET-1CEST,M3.5.0,M10.5.0/3", "2050-10-30T00:59:59Z", "CEST 7200", "CET 3600"),
      ("EST5EDT,M3.2.0,M11.1.0", "2026-03-08T06:59:59Z", "EST -18000", "EDT -14400"),
      ("EST5EDT4,M3.2.0/2:00:00,M11.1.0", "2026-11-01T05:59:59Z", "EDT -14400", "EST -18000"),
      ("IST-1GMT0,M10.5.0,M3.5.0/1", "2040-03-25T00:59:59Z", "GMT 0", "IST 3600"),
      ("<-0330>3:30<-0230>,J60,J300", "2024-03-01T05:29:59Z", "-0330 -12600", "-0230 -9000"),
      ("<-0330>3:30<-0230>,J60,J300", "2025-03-01T05:29:59Z", "-0330 -12600", "-0230 -9000"),
      ("AAA0BBB,59,300/0", "2024-02-29T01:59:59Z", "AAA 0", "BBB 3600"),
      ("AAA0BBB,59,300/0", "2025-03-01T01:59:59Z", "AAA 0", "BBB 3600"),
      ("<+03>-3<+04>,0/-167,J365/167", "2025-12-24T21:59:59Z", "+03 10800", "+04 14400"),
      ("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-26T23:59:59Z", "IST 7200", "IDT 10800"),
      ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T00:59:59Z", "-02 -7200", "-01 -3600"),
    ])
  func changes(_ rule: String, lastSecond: String, before: String, after: String) throws {
    let zone = try zone(rule)
    let last = try Instant(rfc3339: lastSecond)
    let next = last + .seconds(1)
    #expect("\(zone.abbreviation(at: last)) \(zone.offsetSeconds(at: last))" == before)
    #expect("\(zone.abbreviation(at: next)) \(zone.offsetSeconds(at: next))" == after)
    #expect(zone.nextTransition(after: last) == next)
    #expect(zone.nextTransition(after: next).map { $0 > next + .days(1) } ?? false)
  }

  @Test(
    "Daylight saving that ends when it begins again never ends",
    arguments: ["EST5EDT,0/0,J365/25", "EST5EDT4,J1/0,J365/25"])
  func allYear(_ rule: String) throws {
    let zone = try zone(rule)
    for second in stride(from: 1_700_000_000 as Int64, to: 1_800_000_000, by: 40_000) {
      let instant = Instant(secondsSinceEpoch: second)
      guard zone.abbreviation(at: instant) == "EDT" else {
        Issue.record("\(instant): \(zone.abbreviation(at: instant))")
        return
      }
    }
    #expect(zone.nextTransition(after: Instant(secondsSinceEpoch: 1_700_000_000)) == nil)
  }

  @Test(
    "Rules with one offset never change", arguments: ["<+03>-3", "UTC0", "AAA0BBB0,M3.5.0,J300"])
  func unchanging(_ rule: String) throws {
    #expect(try zone(rule).nextTransition(after: .distantPast) == nil)
  }

  @Test("The years' last change comes before 9999 ends, and then no more")
  func lastYear() throws {
    let zone = try zone("CET-1CEST,M3.5.0,M10.5.0/3")
    let last = try #require(
      zone.nextTransition(after: try Instant(rfc3339: "9999-10-01T00:00:00Z")))
    #expect(last.rfc3339 == "9999-10-31T01:00:00Z")
    #expect(zone.nextTransition(after: last) == nil)
    #expect(zone.nextTransition(after: .distantFuture) == nil)
    #expect(zone.civil(at: .distantFuture).description == "9999-12-31 23:59:59")
    let end = CivilDateTime(date: .latest, time: .endOfDay)
    #expect(zone.instant(of: end).rfc3339 == "9999-12-31T23:00:00Z")
  }

  @Test(
    "What POSIX does not allow is refused, with the byte",
    arguments: [
      ("CE-1", 0), ("C3T-1", 0), ("<CET-1", 6), ("<C!T>-1", 1), ("CET", 3), ("CET25", 3),
      ("CET-", 4), ("CET-1:60", 6), ("CET-1:00:60", 9), ("CET-1:", 6), ("CET-1C", 5),
      ("CET-1CEST", 9), ("CET-1CEST,", 10), ("CET-1CEST,M3.5.0", 16),
      ("CET-1CEST,M13.5.0,M1.1.1", 11),
      ("CET-1CEST,M3.6.0,M1.1.1", 13), ("CET-1CEST,M3.5.7,M1.1.1", 15),
      ("CET-1CEST,M3.0.0,M1.1.1", 13),
      ("CET-1CEST,J0,J2", 11), ("CET-1CEST,J366,J2", 11), ("CET-1CEST,366,2", 10),
      ("CET-1CEST,1/168,2", 12), ("CET-1CEST,1/-168,2", 13), ("CET-1CEST,1,2x", 13),
      ("CET-1CEST,1,2,3", 13), ("CET-9999999999999999999999", 4), ("", 0), ("CET-0001", 7),
    ])
  func refused(_ rule: String, offset: Int) throws {
    let damage = try #require(throws: ZoneFileDamage.self) { try zone(rule) }
    #expect(damage.offset == offset, "\(damage)")
    #expect(damage.what.hasSuffix("in its rule for later times"))
  }
}
