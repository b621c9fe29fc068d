/// A value that stands without quotes or brackets: a boolean, a number, a date or a time.
struct BareValue {
  let bytes: [UInt8]
  let place: TOMLPlace

  /// What the characters mean.
  func kind() throws(TOMLError) -> TOMLValue.Kind {
    switch bytes[0] {
    case UInt8(ascii: "t") where text == "true": return .boolean(true)
    case UInt8(ascii: "f") where text == "false": return .boolean(false)
    case UInt8(ascii: "i") where text == "inf": return .float(.infinity)
    case UInt8(ascii: "n") where text == "nan": return .float(.nan)
    case Byte.plus, Byte.minus: return try number()
    case Byte.zero...Byte.nine:
      if let kind = try dateOrTime() { return kind }
      return try number()
    default: throw noValue()
    }
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The characters as messages show them.
  var shown: String { Quotation.key(text) }

  func error(_ message: String) -> TOMLError { TOMLError(message, at: place) }

  /// Why these characters are no value at all, with the likeliest that was meant.
  func noValue() -> TOMLError {
    let shown = Quotation.string(text)
    switch text.lowercased() {
    case "true", "yes", "on":
      return error(
        "\(shown) is not a value. Write true, or \(shown) in quotation marks for a string.")
    case "false", "no", "off":
      return error(
        "\(shown) is not a value. Write false, or \(shown) in quotation marks for a string.")
    default:
      return error(
        "\(shown) is not a value without quotation marks: neither a number, true or false, nor a date "
          + "or time.")
    }
  }
}
