import CivilTime
import FollowupCommands
import Testing

struct WhenTests {
  /// Friday 20 November 2026, 15:00 in New York.
  private let now = Instant("2026-11-20T20:00:00Z")

  private func read(
    _ text: String, in zone: Zone = Zones.newYork, _ direction: When.Direction = .last,
    takesDates: Bool = true, at now: Instant? = nil
  ) throws -> String {
    try When(text).instant(
      now: now ?? self.now, in: zone, direction: direction, takesDates: takesDates
    ).rfc3339
  }

  @Test(
    "Every form is read in the zone",
    arguments: [
      ("now", "2026-11-20T20:00:00Z"), ("NOW", "2026-11-20T20:00:00Z"),
      ("2026-11-20T15:00:00Z", "2026-11-20T15:00:00Z"),
      ("2026-11-20T15:00:00-05:00", "2026-11-20T20:00:00Z"),
      ("2026-11-20t15:00:00.5z", "2026-11-20T15:00:00.500000Z"),
      ("2026-11-20 15:00", "2026-11-20T20:00:00Z"), ("2026-11-20T15:00", "2026-11-20T20:00:00Z"),
      ("2026-11-20 9:00", "2026-11-20T14:00:00Z"), ("2026-11-20 09:00:30", "2026-11-20T14:00:30Z"),
      ("2026-11-20  15:00", "2026-11-20T20:00:00Z"),
      ("2026-11-20", "2026-11-20T05:00:00Z"), ("2026-07-01 12:00", "2026-07-01T16:00:00Z"),
      ("yesterday 14:00", "2026-11-19T19:00:00Z"), ("Yesterday 14:00", "2026-11-19T19:00:00Z"),
      ("today 9:00", "2026-11-20T14:00:00Z"), ("tomorrow 9:00", "2026-11-21T14:00:00Z"),
      ("yesterday", "2026-11-19T05:00:00Z"), ("15:00", "2026-11-20T20:00:00Z"),
      ("9:00:30", "2026-11-20T14:00:30Z"), ("23:59", "2026-11-21T04:59:00Z"),
      ("+2h", "2026-11-20T22:00:00Z"), ("-2h", "2026-11-20T18:00:00Z"),
      ("+45m", "2026-11-20T20:45:00Z"), ("+1h30m", "2026-11-20T21:30:00Z"),
      ("+3d", "2026-11-23T20:00:00Z"), ("+1w", "2026-11-27T20:00:00Z"),
      ("2h ago", "2026-11-20T18:00:00Z"), ("3d ago", "2026-11-17T20:00:00Z"),
      ("1d2h ago", "2026-11-19T18:00:00Z"),
    ])
  func forms(text: String, instant: String) throws {
    #expect(try read(text) == instant)
  }

  @Test(
    "A weekday is the last one, and today where its time is not yet to come",
    arguments: [
      ("fri 9:00", "2026-11-20T14:00:00Z"), ("fri 15:00", "2026-11-20T20:00:00Z"),
      ("fri 15:01", "2026-11-13T20:01:00Z"), ("friday 9:00", "2026-11-20T14:00:00Z"),
      ("sat 9:00", "2026-11-14T14:00:00Z"), ("thu 9:00", "2026-11-19T14:00:00Z"),
      ("mon", "2026-11-16T05:00:00Z"), ("fri", "2026-11-20T05:00:00Z"),
    ])
  func last(text: String, instant: String) throws {
    #expect(try read(text, .last) == instant)
  }

  @Test(
    "A weekday is the next one for what is to come, and today where its time is not past",
    arguments: [
      ("fri 9:00", "2026-11-27T14:00:00Z"), ("fri 15:00", "2026-11-20T20:00:00Z"),
      ("fri 15:01", "2026-11-20T20:01:00Z"), ("Sat 9:00", "2026-11-21T14:00:00Z"),
      ("thursday 9:00", "2026-11-26T14:00:00Z"), ("mon", "2026-11-23T05:00:00Z"),
    ])
  func next(text: String, instant: String) throws {
    #expect(try read(text, .next) == instant)
  }

  @Test(
    "A time in a gap is the first instant after it, one in a fold the first of the two",
    arguments: [
      ("2026-03-08 02:30", Zones.newYork, "2026-03-08T07:00:00Z"),
      ("2026-11-01 01:30", Zones.newYork, "2026-11-01T05:30:00Z"),
      ("2027-03-28 02:15", Zones.berlin, "2027-03-28T01:00:00Z"),
      ("2026-10-25 02:15", Zones.berlin, "2026-10-25T00:15:00Z"),
      ("2026-10-04 02:15", Zones.lordHowe, "2026-10-03T15:30:00Z"),
      ("2026-11-20 15:00", Zones.kathmandu, "2026-11-20T09:15:00Z"),
      ("2011-12-30 12:00", Zones.apia, "2011-12-30T10:00:00Z"),
    ])
  func changes(text: String, zone: Zone, instant: String) throws {
    #expect(try read(text, in: zone) == instant)
  }

  @Test func `Days keep the time of day across a change of the clocks, hours do not`() throws {
    // Saturday 15:00 in New York; the clocks go forward in the night.
    let now = Instant("2026-03-07T20:00:00Z")
    #expect(try read("+1d", at: now) == "2026-03-08T19:00:00Z")
    #expect(try read("+24h", at: now) == "2026-03-08T20:00:00Z")
    #expect(try read("fri 15:00", at: Instant("2026-11-05T20:00:00Z")) == "2026-10-30T19:00:00Z")
  }

  @Test func `Today is the zone's day, not the user's`() throws {
    // Already Saturday in Berlin.
    let now = Instant("2026-11-21T01:00:00Z")
    #expect(try read("today 9:00", in: Zones.newYork, at: now) == "2026-11-20T14:00:00Z")
    #expect(try read("today 9:00", in: Zones.berlin, at: now) == "2026-11-21T08:00:00Z")
  }

  @Test(
    "A day alone is refused where an instant is wanted, with what would be right",
    arguments: [
      ("2026-11-20", "2026-11-20"), ("fri", "friday"), ("tomorrow", "tomorrow"),
    ])
  func bareDay(text: String, shown: String) {
    let sentence =
      "“\(shown)” names no time of day. Write for example “\(shown) 15:00”."
    let error = #expect(throws: WhenError.self) { try read(text, takesDates: false) }
    #expect(error?.description == sentence)
  }

  @Test(
    "What can't be read is refused with what could be",
    arguments: [
      "", " ", "soon", "3d", "ago", "2h  later", "25:00", "9:0", "9", "fri 25:00", "fri9:00",
      "+3", "+d", "+3x", "+3m2h", "+3d3d", "+1234567d", "++3d", "- 2h", "2026-11-20T",
      "2026-11-20 15", "2026-11-20 15:00 EST", "20.11.2026", "11/20/2026", "fri 9:00 am", "９:00",
      "next fri 9:00", "+3d ago", "now ago",
    ])
  func refused(text: String) {
    let error = #expect(throws: WhenError.self) { try When(text) }
    #expect(error?.description.contains("“\(text)”") == true)
    #expect(error?.description.contains("can't be read as a time") == true)
  }

  @Test(
    "A word that is nearly right is asked back",
    arguments: [
      ("tomorow 9:00", "tomorrow 9:00"), ("yesteday 14:00", "yesterday 14:00"),
      ("firday 9:00", "friday 9:00"), ("nwo", "now"),
    ])
  func nearest(text: String, meant: String) {
    let error = #expect(throws: WhenError.self) { try When(text) }
    #expect(error?.description.contains("Did you mean “\(meant)”?") == true)
  }

  @Test func `A date that is none is refused with the reason`() {
    let error = #expect(throws: WhenError.self) { try When("2026-02-30 12:00") }
    #expect(error?.description.contains("1 to 28") == true)
    let month = #expect(throws: WhenError.self) { try When("2026-13-01") }
    #expect(month?.description.contains("month 13") == true)
  }
}
