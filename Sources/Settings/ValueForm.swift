internal import CivilTime
internal import FollowupCore
internal import Ground
internal import TOML

/// How a value is written in the configuration.
struct ValueForm<Value>: Sendable {
  /// Reads the value. Throws why it cannot be read.
  let read: @Sendable (TOMLValue, any ZoneSource) throws(Rejection) -> Value
  /// The value as the file would have it.
  let write: @Sendable (Value) -> String

  /// A value that is written as a string.
  ///
  /// - Parameters:
  ///   - example: a string that is right, without its quotation marks.
  ///   - parse: returns the value; nil if the text is not one.
  ///   - rule: what a right text is, without a full stop.
  static func text(
    example: String, rule: String, write: @escaping @Sendable (Value) -> String,
    parse: @escaping @Sendable (String) -> Value?
  ) -> ValueForm {
    ValueForm { (value, _) throws(Rejection) in
      let text = try string(value, example: example)
      guard let parsed = parse(text) else {
        throw .value(Quotation.string(text), at: value.place, rule)
      }
      return parsed
    } write: {
      "\"\(write($0))\""
    }
  }

  static func string(_ value: TOMLValue, example: String) throws(Rejection) -> String {
    guard case .string(let text) = value.kind else {
      throw .type(value, wanted: "a string such as \"\(example)\"")
    }
    return text
  }
}

extension ValueForm<Int> {
  /// A whole number within bounds.
  static func integer(_ bounds: ClosedRange<Int>) -> ValueForm {
    ValueForm { (value, _) throws(Rejection) in
      guard case .integer(let number) = value.kind else {
        throw .type(value, wanted: "a whole number such as \(bounds.lowerBound + 2)")
      }
      guard let number = Int(exactly: number), bounds.contains(number) else {
        throw .value(
          "\(number)", at: value.place,
          "it has to be from \(bounds.lowerBound) to \(bounds.upperBound)")
      }
      return number
    } write: {
      "\($0)"
    }
  }
}

extension ValueForm<String> {
  /// A person's name.
  static var name: ValueForm {
    ValueForm { (value, _) throws(Rejection) in
      let text = try string(value, example: "Pat Roe")
      guard !text.unicodeScalars.contains(where: PrintableText.mustEscape) else {
        throw .value(Quotation.string(text), at: value.place, "it has to be one line of plain text")
      }
      return text
    } write: {
      Quotation.string($0)
    }
  }
}

extension ValueForm<String?> {
  /// The name of this device's file in the event log, or "machine".
  static var device: ValueForm {
    .text(
      example: "laptop",
      rule: DeviceName.rule + "; \"machine\" stands for one made from the machine's id",
      write: { $0 ?? "machine" },
      parse: { text in
        guard DeviceName.isValid(text) else { return .none }
        return .some(text == "machine" ? nil : text)
      })
  }
}
