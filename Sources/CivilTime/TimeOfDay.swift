/// A time of day on a clock, in no zone: 00:00 to 23:59:59, and 24:00 as the end of a day.
public struct TimeOfDay: Hashable, Sendable {
  /// 0 to 23; 24 at the end of the day.
  public let hour: Int
  /// 0 to 59.
  public let minute: Int
  /// 0 to 59.
  public let second: Int

  /// 00:00.
  public static let midnight = TimeOfDay(secondsSinceMidnight: 0)
  /// 24:00, which is 00:00 of the next date.
  public static let endOfDay = TimeOfDay(secondsSinceMidnight: secondsPerDay)

  /// The time, or nil if no clock shows it. 24:00:00 is `endOfDay`.
  public init?(hour: Int, minute: Int, second: Int = 0) {
    let isOnClock =
      (0...23).contains(hour) && (0...59).contains(minute) && (0...59).contains(second)
    guard isOnClock || (hour, minute, second) == (24, 0, 0) else { return nil }
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  /// The seconds are 0 to 86,400.
  init(secondsSinceMidnight seconds: Int) {
    hour = seconds / 3600
    minute = seconds / 60 % 60
    second = seconds % 60
  }

  /// 0 to 86,399; 86,400 at the end of the day.
  public var secondsSinceMidnight: Int { hour * 3600 + minute * 60 + second }
}

/// A day on a clock that is never changed.
let secondsPerDay = 86_400

extension TimeOfDay: Comparable {
  public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
    left.secondsSinceMidnight < right.secondsSinceMidnight
  }
}

extension TimeOfDay: CustomStringConvertible {
  /// "15:00", or "15:00:30" if the seconds are not 0.
  public var description: String {
    DigitWriter.text(atMost: 8) { $0.write(self, withSeconds: second != 0) }
  }

  /// Reads exactly HH:MM or HH:MM:SS, 24:00 included.
  public init(iso8601 text: String) throws(CivilTimeError) {
    var reader = DigitReader(text)
    self = try reader.timeOfDay { CivilTimeError(subject: .time, text: text, reason: $0) }
    guard reader.isAtEnd else {
      throw CivilTimeError(subject: .time, text: text, reason: "something follows the time")
    }
  }
}

extension DigitReader {
  /// Reads HH:MM or HH:MM:SS; `error` makes the error of a reason.
  mutating func timeOfDay(
    orThrow error: (String) -> CivilTimeError
  ) throws(CivilTimeError) -> TimeOfDay {
    guard let hour = number(digits: 2), take(":") != nil, let minute = number(digits: 2) else {
      throw error("a time has two digits, a colon and two digits")
    }
    var second = 0
    if take(":") != nil {
      guard let digits = number(digits: 2) else { throw error("two digits have to be its seconds") }
      second = digits
    }
    guard second != 60 else {
      throw error("a leap second is on no clock here; write the second before or after it")
    }
    guard let time = TimeOfDay(hour: hour, minute: minute, second: second) else {
      throw error("a clock goes from 00:00 to 23:59:59, and to 24:00 at the day's end")
    }
    return time
  }
}
