/// A value, and where it stands.
package struct TOMLValue: Sendable {
  /// What a value is, with its content.
  package enum Kind: Sendable {
    case string(String)
    case integer(Int64)
    case float(Double)
    case boolean(Bool)
    case offsetDateTime(TOMLOffsetDateTime)
    case localDateTime(TOMLLocalDateTime)
    case localDate(TOMLLocalDate)
    case localTime(TOMLLocalTime)
    case array([TOMLValue])
    case table(TOMLTable)
  }

  /// What the value is.
  package let kind: Kind
  /// Where its first character stands. For a table or an array of tables made by headers or dotted
  /// keys, this is the key that made it.
  package let place: TOMLPlace
}

extension TOMLValue.Kind {
  /// The kind in a word or two, with its article, for messages: `a string`.
  package var name: String {
    switch self {
    case .string: "a string"
    case .integer: "an integer"
    case .float: "a float"
    case .boolean: "a boolean"
    case .offsetDateTime: "a date-time with an offset"
    case .localDateTime: "a date-time"
    case .localDate: "a date"
    case .localTime: "a time"
    case .array: "an array"
    case .table: "a table"
    }
  }
}
