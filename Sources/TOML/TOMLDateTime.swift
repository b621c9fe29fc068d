/// A date without a time or a zone, as written: `1979-05-27`. The day exists in its month.
package struct TOMLLocalDate: Sendable, Hashable {
  /// The year, 0 to 9999.
  package let year: Int
  /// The month, 1 to 12.
  package let month: Int
  /// The day of the month, from 1.
  package let day: Int
  /// The characters in the document.
  package let lexeme: String
}

/// A time of day without a date or a zone, as written: `07:32:00.5`.
package struct TOMLLocalTime: Sendable, Hashable {
  /// The hour, 0 to 23.
  package let hour: Int
  /// The minute, 0 to 59.
  package let minute: Int
  /// The second, 0 to 60: the last is a leap second.
  package let second: Int
  /// The fraction of the second in nanoseconds. Further digits are cut off, never rounded.
  package let nanosecond: Int
  /// The characters in the document.
  package let lexeme: String
}

/// A date and a time without a zone: `1979-05-27T07:32:00`.
package struct TOMLLocalDateTime: Sendable, Hashable {
  /// What the calendar shows.
  package let date: TOMLLocalDate
  /// What the clock shows.
  package let time: TOMLLocalTime
  /// The characters in the document.
  package let lexeme: String
}

/// A date and a time with an offset from UTC: `1979-05-27T00:32:00-07:00`.
package struct TOMLOffsetDateTime: Sendable, Hashable {
  /// What the calendar shows.
  package let date: TOMLLocalDate
  /// What the clock shows.
  package let time: TOMLLocalTime
  /// Minutes east of UTC, −1439 to 1439.
  package let offsetMinutes: Int
  /// The characters in the document.
  package let lexeme: String
}
