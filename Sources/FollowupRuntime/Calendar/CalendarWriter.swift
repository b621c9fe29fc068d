internal import CivilTime

/// Writes the calendar as RFC 5545 has it, in the one shape that every reader takes: times in UTC, no
/// event without a length, an alarm with a description, CRLF, and folds between characters.
struct CalendarWriter {
  private var bytes: [UInt8] = []
  private var isEmpty = true

  init(version: String) {
    line("BEGIN", "VCALENDAR")
    line("VERSION", "2.0")
    line("PRODID", "-//followup//followupd \(version)//EN")
    line("CALSCALE", "GREGORIAN")
    line("X-WR-CALNAME", "Follow-ups")
  }

  /// Ends the calendar, and returns all of it.
  ///
  /// - Parameter now: for the event that stands in a calendar without any: some synchronisers stop for
  ///   good at an empty one.
  mutating func end(at now: Instant) -> String {
    if isEmpty { addNothing(at: now) }
    line("END", "VCALENDAR")
    return String(decoding: bytes, as: UTF8.self)
  }

  mutating func add(_ event: CalendarRevisions.Stamped) {
    isEmpty = false
    let entry = event.entry
    line("BEGIN", "VEVENT")
    line("UID", Self.escaped(entry.uid))
    line("DTSTAMP", Self.utc(event.revised))
    line("SEQUENCE", "\(event.sequence)")
    line("DTSTART", Self.utc(entry.span.start))
    line("DTEND", Self.utc(entry.span.end))
    line("SUMMARY", Self.escaped(entry.summary))
    line("TRANSP", entry.isBusy ? "OPAQUE" : "TRANSPARENT")
    line("BEGIN", "VALARM")
    line("ACTION", "DISPLAY")
    line("DESCRIPTION", Self.escaped(entry.summary))
    let minutes = entry.alarm.microseconds / 60_000_000
    line("TRIGGER", minutes == 0 ? "PT0S" : "-PT\(minutes)M")
    line("END", "VALARM")
    line("END", "VEVENT")
  }

  private mutating func addNothing(at now: Instant) {
    let day = Zone.utc.date(at: now)
    let dates = [day, day.adding(days: 1)].map { "\($0)".filter { $0 != "-" } }
    line("BEGIN", "VEVENT")
    line("UID", "nothing@followup")
    line("DTSTAMP", Self.utc(now))
    line("DTSTART;VALUE=DATE", dates[0])
    line("DTEND;VALUE=DATE", dates[1])
    line("SUMMARY", "No interview and no follow-up is recorded")
    line("TRANSP", "TRANSPARENT")
    line("END", "VEVENT")
  }

  // MARK: Lines

  /// The most bytes of a line, as RFC 5545 asks, without its end.
  private static let lineBytes = 75

  private mutating func line(_ name: String, _ value: String) {
    let text = "\(name):\(value)"
    if text.utf8.count <= Self.lineBytes { bytes += text.utf8 } else { fold(text) }
    bytes += "\r\n".utf8
  }

  private mutating func fold(_ text: String) {
    var count = 0
    for character in text {
      // A character may be many scalars; one that fills a line alone is folded within.
      for part in Self.parts(of: character) {
        if count + part.utf8.count > Self.lineBytes {
          bytes += "\r\n ".utf8
          count = 1
        }
        bytes += part.utf8
        count += part.utf8.count
      }
    }
  }

  private static func parts(of character: Character) -> [String] {
    character.utf8.count < lineBytes
      ? [String(character)] : character.unicodeScalars.map { String($0) }
  }

  private static func escaped(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) && !"\\;,".utf8.contains($0) }
    guard !isPlain else { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": escaped += "\\\(scalar)"
      case "\n": escaped += "\\n"
      default:
        if scalar.properties.generalCategory != .control { escaped.unicodeScalars.append(scalar) }
      }
    }
    return escaped
  }

  /// "20261203T150000Z".
  private static func utc(_ instant: Instant) -> String {
    String(instant.rfc3339.prefix(19)).filter { $0 != "-" && $0 != ":" } + "Z"
  }
}
