import CivilTime
import InvitationReading
import TestSupport
import Testing

@Suite("Times of invitations")
struct TimeTests {
  /// A start, and the instant that is meant.
  private static let starts: [(line: String, instant: String)] = [
    ("DTSTART:20270707T180000Z", "2027-07-07T18:00:00Z"),
    ("DTSTART;TZID=America/New_York:20270707T140000", "2027-07-07T18:00:00Z"),
    ("DTSTART;TZID=US/Eastern:20270707T140000", "2027-07-07T18:00:00Z"),
    ("DTSTART;TZID=EST5EDT:20270707T140000", "2027-07-07T18:00:00Z"),
    ("DTSTART;TZID=america/new_york:20270707T140000", "2027-07-07T18:00:00Z"),
    ("DTSTART;TZID=Eastern Standard Time:20270707T140000", "2027-07-07T18:00:00Z"),
    ("DTSTART;TZID=\"Eastern Standard Time\":20270707T140000", "2027-07-07T18:00:00Z"),
    ("DTSTART;TZID=Eastern Standard Time 1:20270707T140000", "2027-07-07T18:00:00Z"),
    (
      "DTSTART;TZID=\"(UTC-05:00) Eastern Time (US & Canada)\":20270707T140000",
      "2027-07-07T18:00:00Z"
    ),
    (
      "DTSTART;TZID=\"(GMT+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna\":20270707T140000",
      "2027-07-07T12:00:00Z"
    ),
    ("DTSTART;TZID=\"tzone://Microsoft/Utc\":20270707T140000", "2027-07-07T14:00:00Z"),
    (
      "DTSTART;TZID=\"tzone://Microsoft/Olson/Europe/Berlin\":20270707T140000",
      "2027-07-07T12:00:00Z"
    ),
    ("DTSTART;TZID=/America/New_York:20270707T140000", "2027-07-07T18:00:00Z"),
    (
      "DTSTART;TZID=/freeassociation.sourceforge.net/America/New_York:20270707T140000",
      "2027-07-07T18:00:00Z"
    ),
    (
      "DTSTART;TZID=/mozilla.org/20070129_1/America/Argentina/Buenos_Aires:20270707T140000",
      "2027-07-07T17:00:00Z"
    ),
    ("DTSTART;TZID=GMT+0530:20270707T140000", "2027-07-07T08:30:00Z"),
    // A gap is the first instant after it, a fold the first of the two.
    ("DTSTART;TZID=America/New_York:20270314T023000", "2027-03-14T07:00:00Z"),
    ("DTSTART;TZID=America/New_York:20261101T013000", "2026-11-01T05:30:00Z"),
    ("DTSTART;TZID=India Standard Time:20270707T140000", "2027-07-07T08:30:00Z"),
    // A place's own name, if there is one place of that name.
    ("DTSTART;TZID=Sao Paulo:20270707T140000", "2027-07-07T17:00:00Z"),
    ("DTSTART;TZID=\"Berlin\":20270707T140000", "2027-07-07T12:00:00Z"),
    // Zoom's own line for the zone.
    ("TZID:America/New_York\nDTSTART:20270707T140000", "2027-07-07T18:00:00Z"),
    // Without a zone it is the reader's.
    ("DTSTART:20270707T140000", "2027-07-07T12:00:00Z"),
  ]

  @Test("A start is the instant that its zone means", arguments: starts)
  func start(line: String, instant: String) throws {
    #expect(try span(calendar(line)).start == Instant(rfc3339: instant))
  }

  @Test("A length is exact in hours, and in dates by days")
  func lengths() throws {
    let start = "DTSTART;TZID=America/New_York:20261031T140000"
    let lengths = [
      ("DURATION:PT24H", 24), ("DURATION:P1D", 25), ("DURATION:P1DT1H", 26),
      ("DTEND;TZID=America/New_York:20261101T140000", 25), ("DTEND:20261031T190000Z", 1),
      ("DTEND:20261031T200000Z\nDURATION:PT24H", 2), ("DTEND:20261031T170000Z", 0),
    ]
    for (line, hours) in lengths {
      let span = try span(calendar(start, line))
      #expect(span.start.duration(to: span.end) == .hours(hours), "\(line)")
    }
  }

  @Test("From midnight to midnight is whole days")
  func midnights() throws {
    let start = "DTSTART;TZID=W. Europe Standard Time:20270328T000000"
    let days = Invitation.Time.days(CivilDate(year: 2027, month: 3, day: 28)!)
    #expect(try invitations(calendar(start, "DURATION:P1D"))[0].time == days)
    let end = "DTEND;TZID=W. Europe Standard Time:202703"
    #expect(try invitations(calendar(start, end + "29T000000"))[0].time == days)
    for lines in [
      [start, end + "28T010000"], [start], ["DTSTART:20270328T000000Z", end + "29T000000"],
    ] {
      #expect(try invitations(calendar(lines[0], lines.dropFirst().joined()))[0].time != days)
    }
  }

  @Test(
    "A length or an end that cannot be read is refused by its line, and an alarm's is not the event's"
  )
  func unreadable() throws {
    let start = "DTSTART:20270707T140000Z"
    let alarm = "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT5M\nREPEAT:2\nDURATION:PT5M\nEND:VALARM"
    for (line, right) in [
      ("DURATION:1H", "DURATION:PT45M"), ("DURATION:PT1.5H", "DURATION:PT45M"),
      ("DTEND:20270707T15:00", "DTEND:20261203T150000Z"),
    ] {
      let problem = try problem(of: calendar(start, alarm, line))
      #expect(problem?.line == 15 && problem?.message.contains("\"\(line)\"") == true, "\(line)")
      #expect(problem?.message.contains("write it like \(right)") == true, "\(problem as Any)")
    }
    #expect(try span(calendar(start, alarm)).end == Instant(rfc3339: "2027-07-07T14:00:00Z"))
  }

  /// A zone of which the name says nothing.
  private static let definition = """
    BEGIN:VTIMEZONE
    TZID:NAME
    BEGIN:STANDARD
    DTSTART:16010101T030000
    TZOFFSETFROM:+0200
    TZOFFSETTO:+0100
    RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
    END:STANDARD
    BEGIN:DAYLIGHT
    DTSTART:16010101T020000
    TZOFFSETFROM:+0100
    TZOFFSETTO:+0200
    RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
    END:DAYLIGHT
    END:VTIMEZONE
    """

  @Test(
    "The file's own definition counts if the name is no zone's, and only then",
    arguments: [
      ("Customized Time Zone", "20270707T140000", "2027-07-07T12:00:00Z"),
      ("Customized Time Zone", "20270107T140000", "2027-01-07T13:00:00Z"),
      ("Customized Time Zone", "20270328T023000", "2027-03-28T01:00:00Z"),
      ("Customized Time Zone", "20271031T023000", "2027-10-31T00:30:00Z"),
      ("tzone://Microsoft/Custom", "20270707T140000", "2027-07-07T12:00:00Z"),
      // It says Berlin's time; the name says New York.
      ("America/New_York", "20270707T140000", "2027-07-07T18:00:00Z"),
      ("Eastern Standard Time", "20270707T140000", "2027-07-07T18:00:00Z"),
    ])
  func definitions(name: String, clock: String, instant: String) throws {
    let text = calendar(
      "DTSTART;TZID=\"\(name)\":\(clock)",
      outside: Self.definition.replacing("NAME", with: name))
    #expect(try span(text).start == Instant(rfc3339: instant))
  }

  @Test("A calendar's zone holds for times without one")
  func calendarZone() throws {
    let text = calendar("DTSTART:20270707T140000", outside: "X-WR-TIMEZONE:America/Chicago")
    let invitation = try invitations(text)[0]
    #expect(invitation.isFloating)
    #expect(invitation.zone == "America/Chicago")
    #expect(try span(text).start == Instant(rfc3339: "2027-07-07T19:00:00Z"))
  }

  @Test(
    "What no calendar or clock shows is refused with its line",
    arguments: [
      ("DTSTART:20270230T140000Z", "\"20270230T140000Z\", but the calendar has no such date"),
      ("DTSTART:20270207T250000Z", "a clock goes from 000000 to 235959"),
      ("DTSTART;TZID=Nowhere/Land:20270207T140000", "The zone \"Nowhere/Land\" of DTSTART"),
      ("SUMMARY:x", "The event has no start"),
    ])
  func refusals(line: String, words: String) throws {
    let error = try #require(try problem(of: calendar("LOCATION:there", line)))
    #expect(error.message.contains(words), "\(error)")
    #expect(error.line == (line.hasPrefix("D") ? 9 : 5))
  }

  private func span(_ text: String) throws -> Interval {
    guard case .span(let span) = try invitations(text)[0].time else {
      throw BrokenExpectation("not a span")
    }
    return span
  }
}

struct BrokenExpectation: Error {
  let text: String
  init(_ text: String) { self.text = text }
}
