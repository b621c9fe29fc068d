import CivilTime
import Testing
import When

/// Instants: which one a text means.
struct WhenTests {
  private func read(
    _ text: String, for use: WhenUse = .happened, in context: WhenContext = .at()
  ) throws -> String {
    try When(text).instant(for: use, in: context).rfc3339
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
      ("24:00", "2026-11-21T05:00:00Z"),
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
    "Times are read as people say them",
    arguments: [
      ("3pm", "2026-11-20T20:00:00Z"), ("2 pm", "2026-11-20T19:00:00Z"),
      ("2:30 p.m.", "2026-11-20T19:30:00Z"), ("12am", "2026-11-20T05:00:00Z"),
      ("12:15 am", "2026-11-20T05:15:00Z"), ("12:15pm", "2026-11-20T17:15:00Z"),
      ("2026-W47-4 10:00", "2026-11-19T15:00:00Z"),
      ("2026-11-20 10:00-05:00", "2026-11-20T15:00:00Z"),
      ("12pm", "2026-11-20T17:00:00Z"), ("noon", "2026-11-20T17:00:00Z"),
      ("11 AM", "2026-11-20T16:00:00Z"), ("fri at noon", "2026-11-20T17:00:00Z"),
      ("2026-10-07 2pm", "2026-10-07T18:00:00Z"), ("28 Sep 10:00", "2026-09-28T14:00:00Z"),
      ("sept 28th, 10:00", "2026-09-28T14:00:00Z"), ("1 nov", "2026-11-01T04:00:00Z"),
      ("1 Nov 2025", "2025-11-01T04:00:00Z"), ("Fri, 20 Nov 2026, 9:00", "2026-11-20T14:00:00Z"),
      ("tues 9:00", "2026-11-17T14:00:00Z"), ("10:00 yesterday", "2026-11-19T15:00:00Z"),
      ("3pm on thu", "2026-11-19T20:00:00Z"),
      ("3 days ago", "2026-11-17T20:00:00Z"), ("3 days ago 9:00", "2026-11-17T14:00:00Z"),
      ("a week ago", "2026-11-13T20:00:00Z"), ("1 hour ago", "2026-11-20T19:00:00Z"),
      ("an hour ago", "2026-11-20T19:00:00Z"), ("two weeks ago", "2026-11-06T20:00:00Z"),
      ("1 hour 30 minutes ago", "2026-11-20T18:30:00Z"), ("in 3 days", "2026-11-23T20:00:00Z"),
      ("in 3 days at 9:00", "2026-11-23T14:00:00Z"), ("in 2h", "2026-11-20T22:00:00Z"),
      ("+3 days", "2026-11-23T20:00:00Z"),
    ])
  func spoken(text: String, instant: String) throws {
    #expect(try read(text) == instant)
  }

  @Test(
    "A weekday is the last one for what happened, and today where its time is not yet to come",
    arguments: [
      ("fri 9:00", "2026-11-20T14:00:00Z"), ("fri 15:00", "2026-11-20T20:00:00Z"),
      ("fri 15:01", "2026-11-13T20:01:00Z"), ("friday 9:00", "2026-11-20T14:00:00Z"),
      ("sat 9:00", "2026-11-14T14:00:00Z"), ("thu 9:00", "2026-11-19T14:00:00Z"),
      ("mon", "2026-11-16T05:00:00Z"), ("fri", "2026-11-20T05:00:00Z"),
    ])
  func last(text: String, instant: String) throws {
    #expect(try read(text, for: .happened) == instant)
  }

  @Test(
    "A weekday is the coming one otherwise, and today where its time is not past",
    arguments: [
      ("fri 9:00", "2026-11-27T14:00:00Z"), ("fri 15:00", "2026-11-20T20:00:00Z"),
      ("fri 15:01", "2026-11-20T20:01:00Z"), ("Sat 9:00", "2026-11-21T14:00:00Z"),
      ("thursday 9:00", "2026-11-26T14:00:00Z"),
    ])
  func coming(text: String, instant: String) throws {
    #expect(try read(text, for: .coming) == instant)
    #expect(try read(text, for: .interview) == instant)
  }

  @Test func `A weekday without a time is its start, which is past today`() throws {
    #expect(try read("mon", for: .coming) == "2026-11-23T05:00:00Z")
    #expect(try read("fri", for: .coming) == "2026-11-27T05:00:00Z")
  }

  @Test(
    "This, next and last week run from Monday to Sunday",
    arguments: [
      ("next fri 9:00", "2026-11-27T14:00:00Z"), ("last fri 9:00", "2026-11-13T14:00:00Z"),
      ("this fri 9:00", "2026-11-20T14:00:00Z"), ("next mon 9:00", "2026-11-23T14:00:00Z"),
      ("last sunday 9:00", "2026-11-15T14:00:00Z"), ("this sun 9:00", "2026-11-22T14:00:00Z"),
    ])
  func weeks(text: String, instant: String) throws {
    for use in [WhenUse.happened, .coming, .interview] {
      #expect(try read(text, for: use) == instant)
    }
  }

  @Test func `On a Sunday, next Monday is tomorrow`() throws {
    let sunday = WhenContext.at("2026-11-22T20:00:00Z")
    #expect(try read("next mon 9:00", in: sunday) == "2026-11-23T14:00:00Z")
    #expect(try read("last sun 9:00", in: sunday) == "2026-11-15T14:00:00Z")
  }

  @Test(
    "A date without a year is the last for what happened, the coming or, for an interview, the nearest",
    arguments: [
      ("1 dec 10:00", "2025-12-01T15:00:00Z", "2026-12-01T15:00:00Z", "2026-12-01T15:00:00Z"),
      ("nov 2 10:00", "2026-11-02T15:00:00Z", "2027-11-02T14:00:00Z", "2026-11-02T15:00:00Z"),
      ("20 nov 16:00", "2026-11-20T21:00:00Z", "2026-11-20T21:00:00Z", "2026-11-20T21:00:00Z"),
      ("20 nov 9:00", "2026-11-20T14:00:00Z", "2026-11-20T14:00:00Z", "2026-11-20T14:00:00Z"),
      ("29 feb 10:00", "2024-02-29T15:00:00Z", "2028-02-29T15:00:00Z", "2028-02-29T15:00:00Z"),
    ])
  func yearless(text: String, last: String, coming: String, nearest: String) throws {
    #expect(try read(text, for: .happened) == last)
    #expect(try read(text, for: .coming) == coming)
    #expect(try read(text, for: .interview) == nearest)
  }

  @Test(
    "A zone may follow the time, and the day is then that zone's",
    arguments: [
      ("2026-12-01 10:00 Europe/Berlin", "2026-12-01T09:00:00Z"),
      ("2026-12-01 10:00 mine", "2026-12-01T09:00:00Z"),
      ("10:00 mine tomorrow", "2026-11-21T09:00:00Z"),
      ("2026-12-01 10:00 UTC", "2026-12-01T10:00:00Z"),
      ("2026-12-01 10:00 Z", "2026-12-01T10:00:00Z"),
      ("2026-12-01 10:00 +05:30", "2026-12-01T04:30:00Z"),
      ("2026-12-01T10:00-05:00", "2026-12-01T15:00:00Z"),
      ("2026-12-01 10:00 UTC+2", "2026-12-01T08:00:00Z"),
      ("2026-12-01 10:00 GMT-05:30", "2026-12-01T15:30:00Z"),
      ("2026-12-01 3pm europe/berlin", "2026-12-01T14:00:00Z"),
      ("2026-12-01 10:00 Japan", "2026-12-01T01:00:00Z"),
    ])
  func zones(text: String, instant: String) throws {
    #expect(try read(text) == instant)
  }

  @Test func `Today in a zone that follows is that zone's day`() throws {
    // Already Saturday in Berlin.
    let evening = WhenContext.at("2026-11-21T01:00:00Z")
    #expect(try read("today 9:00", in: evening) == "2026-11-20T14:00:00Z")
    #expect(try read("today 9:00 mine", in: evening) == "2026-11-21T08:00:00Z")
    let berlin = WhenContext.at("2026-11-21T01:00:00Z", in: Zones.berlin)
    #expect(try read("today 9:00", in: berlin) == "2026-11-21T08:00:00Z")
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
    #expect(try read(text, in: .at(in: zone)) == instant)
  }

  @Test func `Days keep the time of day across a change of the clocks, hours do not`() throws {
    // Saturday 15:00 in New York; the clocks go forward in the night.
    let saturday = WhenContext.at("2026-03-07T20:00:00Z")
    #expect(try read("+1d", in: saturday) == "2026-03-08T19:00:00Z")
    #expect(try read("+24h", in: saturday) == "2026-03-08T20:00:00Z")
    let november = WhenContext.at("2026-11-05T20:00:00Z")
    #expect(try read("fri 15:00", in: november) == "2026-10-30T19:00:00Z")
  }

  @Test(
    "What only looks like a space or a hyphen is read as one",
    arguments: [
      ("2026-11-20\u{A0}15:00", "2026-11-20T20:00:00Z"),
      ("2026-11-20\u{202F}3\u{2009}pm", "2026-11-20T20:00:00Z"),
      ("2026\u{2011}11\u{2011}20 15:00", "2026-11-20T20:00:00Z"),
      ("\u{2212}3d", "2026-11-17T20:00:00Z"), ("2026\u{2013}11\u{2013}20", "2026-11-20T05:00:00Z"),
    ])
  func lookalikes(text: String, instant: String) throws {
    #expect(try read(text) == instant)
  }
}
