import CivilTime
import Testing
import When

/// What cannot be read is repeated, with what could be written.
struct WhenRefusalTests {
  private func refusal(_ text: String, for use: WhenUse = .happened) -> String {
    do {
      let instant = try When(text).instant(for: use, in: .at())
      return "read as \(instant)"
    } catch { return error.description }
  }

  @Test(
    "A day alone is refused for an interview",
    arguments: ["2026-11-20", "fri", "tomorrow", "1 dec"])
  func bareDay(text: String) {
    #expect(
      refusal(text, for: .interview)
        == "\"\(text)\" names no time of day. Write for example \"\(text) 15:00\".")
  }

  @Test(
    "What has none of the forms is refused with examples of them",
    arguments: [
      "", " ", "soon", "ago", "2h  later", "9:0", "fri9:00", "+3", "+d", "+3x", "+3m2h", "+3d3d",
      "+1234567d", "++3d", "- 2h", "９:00", "+3d ago", "now ago", "fri fri 9:00", "next week",
      "9:00 10:00", "at", "on", "in", "fri dec 9:00", "226-12-01 10:00", "Thu 32", "10:00x",
      "next 9:00", "today fri",
      "+2h 9:00", "1 dec 2 dec",
    ])
  func unreadable(text: String) {
    let sentence = refusal(text)
    #expect(sentence.hasPrefix("\"\(text)\" cannot be read as a time or a date. "))
    #expect(sentence.contains("Write for example \"2026-11-20 15:00\", \"yesterday 14:00\""))
  }

  @Test(
    "A word that is nearly right is asked back",
    arguments: [
      ("tomorow 9:00", "tomorrow 9:00"), ("yesteday 14:00", "yesterday 14:00"),
      ("firday 9:00", "friday 9:00"), ("nwo", "now"), ("9:00 tomorow", "9:00 tomorrow"),
      ("1 decmber", "1 december"), ("in 3 days mnoday", "in 3 days monday"),
    ])
  func nearest(text: String, meant: String) {
    #expect(refusal(text).contains("Did you mean \"\(meant)\"?"))
  }

  @Test(
    "Nothing is asked back that could not be read either",
    arguments: ["end of month", "in a fortnight", "within a week", "eod fri", "cob fri"])
  func noGuess(text: String) {
    #expect(!refusal(text).contains("Did you mean"))
  }

  @Test(
    "A refusal says what is wrong",
    arguments: [
      ("2026-02-30 12:00", "that month has the days 1 to 28"),
      ("2026-13-01", "there is no month 13"), ("2026-11-20T", "something follows the day"),
      ("30 feb 12:00", "there is no such day in that month"),
      ("29 feb 2027", "there is no such day in that month"),
      ("25:00", "a clock goes from 00:00 to 23:59:59"),
      ("fri 25:00", "a clock goes from 00:00 to 23:59:59"),
      ("13pm", "hours with am and pm go from 1 to 12"),
      ("midnight", "write 00:00 for a day's start or 24:00 for its end"),
      ("friday 9", "Write \"09:00\" or \"21:00\" for 9,"),
      ("9", "Write \"09:00\" or \"21:00\" for 9,"),
      ("2026-11-20 15", "Write \"15:00\" for 15, or"),
      ("20.11.2026", "Write \"2026-11-20\"."), ("11/20/2026", "Write \"2026-11-20\"."),
      ("12/1/2026 9:00", "Write \"2026-01-12\" or \"2026-12-01\"."),
      ("26-12-01 10:00", "Write \"2026-12-01\" or \"2001-12-26\"."),
      ("2026/12/01 10:00", "Write \"2026-12-01\"."), ("20261201 10:00", "Write \"2026-12-01\"."),
      ("2026-12-1 10:00", "Write \"2026-12-01\"."),
      ("7.12", "Write \"7 dec\", \"12 jul\" or \"7:12\"."),
      ("7.12. 10:00", "Write \"7 dec\" or \"12 jul\"."),
      (
        "Thu 3",
        "and a day its month. Write \"03:00\" or \"15:00\" for 3, or for example \"3 dec\"."
      ),
      ("Thu 31 10:00", "a day needs its month. Write for example \"31 dec\"."),
      ("20 nov 26", "a year has four digits, such as 2026"),
      ("dec 1 99 10:00", "a year has four digits, such as 2099"),
      ("2026-W49", "such as 2026-W49-4"), ("2026-W54-1", "such as 2026-W49-4"),
      ("2025-W53-1", "such as 2026-W49-4"), ("2026-W49-8", "such as 2026-W49-4"),
      ("10.00", "Write \"10:00\"."), ("fri 10.30", "Write \"30 oct\" or \"10:30\"."),
      ("0:15 am", "hours with am and pm go from 1 to 12"),
      ("fri 10:00-11:00", "Write the start alone, \"10:00\", or \"10:00 -11:00\" if -11:00 is an"),
      ("2026-11-20 9:00–10:30", "it could be a start and an end"),
      ("12-01 10:00", "Write \"12 jan\" or \"1 dec\"."),
      ("3 days", "Did you mean \"in 3 days\" or \"3 days ago\"?"),
      ("3d", "Did you mean \"in 3d\" or \"3d ago\"?"),
      ("2 months ago", "months and years differ in length"),
      ("tue 1 dec 10:00", "2025-12-01 is a Monday, not a Tuesday"),
    ])
  func reasons(text: String, reason: String) {
    let sentence = refusal(text)
    #expect(sentence.hasPrefix("\"\(text)\" cannot be "))
    #expect(sentence.contains(reason))
  }

  @Test(
    "An abbreviation is answered with the zones that could be meant",
    arguments: [
      ("10:00 CET", "\"CET\" is not the name of one zone. Write Europe/Berlin, Europe/Paris or"),
      ("10:00 EST", "Write America/New_York, America/Toronto or America/Panama in its place"),
      ("10:00 ist", "Write Asia/Kolkata, Asia/Jerusalem or Europe/Dublin in its place"),
      ("3pm ET", "\"ET\" is not the name of a zone. Write America/New_York in its place"),
      ("2026-11-20 15:00 PST", "Write America/Los_Angeles or Asia/Manila in its place"),
    ])
  func abbreviations(text: String, names: String) {
    let sentence = refusal(text)
    #expect(sentence.contains(names))
    #expect(sentence.hasSuffix(", or \"mine\" for your own zone."))
  }

  @Test(
    "A zone that does not exist is answered with the zone of that city, or the nearest name",
    arguments: [
      ("10:00 berlin", "Did you mean Europe/Berlin?"),
      ("10:00 Europe/Berln", "Did you mean Europe/Berlin?"),
      ("10:00 Mars", "there is no time zone \"Mars\". Write a name such as Europe/Berlin"),
    ])
  func unknownZones(text: String, answer: String) {
    #expect(refusal(text).contains(answer))
  }
}
