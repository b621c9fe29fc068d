/// A date and a time of day, as a wall's calendar and clock show them, in no zone.
///
/// The end of one day and the midnight of the next are two values, in this order, though a zone
/// gives both the same instant.
public struct CivilDateTime: Hashable, Sendable {
  /// The date.
  public let date: CivilDate
  /// The time on that date; `endOfDay` is the next date's midnight.
  public let time: TimeOfDay

  /// That time on that date.
  public init(date: CivilDate, time: TimeOfDay) {
    self.date = date
    self.time = time
  }

  /// Seconds from 1970-01-01 00:00 on the same clock.
  var secondsSinceEpoch: Int64 {
    Int64(date.dayNumber * secondsPerDay + time.secondsSinceMidnight)
  }

  /// The date and time that is `secondsSinceEpoch` after 1970-01-01 00:00 on the same clock; what lies outside
  /// the years 1 to 9999 becomes the nearest second inside.
  init(secondsSinceEpoch seconds: Int64) {
    let first = CivilDate.earliest.dayNumber * secondsPerDay
    let last = CivilDate.latest.dayNumber * secondsPerDay + secondsPerDay - 1
    let bounded = min(max(Int(seconds), first), last)
    let dayNumber = floorDivide(bounded, secondsPerDay)
    date = CivilDate(dayNumber: dayNumber)
    time = TimeOfDay(secondsSinceMidnight: bounded - dayNumber * secondsPerDay)
  }
}

extension CivilDateTime: Comparable {
  public static func < (left: CivilDateTime, right: CivilDateTime) -> Bool {
    (left.date, left.time) < (right.date, right.time)
  }
}

extension CivilDateTime: CustomStringConvertible {
  /// "2026-11-20 15:00", with seconds if they are not 0.
  public var description: String { "\(date) \(time)" }

  /// Reads YYYY-MM-DD, a space or T, and HH:MM or HH:MM:SS; nothing else.
  public init(iso8601 text: String) throws(CivilTimeError) {
    func error(_ reason: String) -> CivilTimeError {
      CivilTimeError(subject: .dateTime, text: text, reason: reason)
    }
    var reader = DigitReader(text)
    let date = try reader.date(orThrow: error)
    guard reader.take(" ", "T", "t") != nil else { throw error("a time has to follow the date") }
    let time = try reader.timeOfDay(orThrow: error)
    guard reader.isAtEnd else { throw error("something follows the time") }
    self.init(date: date, time: time)
  }
}
