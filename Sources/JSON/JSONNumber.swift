/// A number that is not a 64-bit integer, kept as the text it was written with.
public struct JSONNumber: Hashable, Sendable {
  /// The number as RFC 8259 writes it, such as `0.25`, `1e9` or `9223372036854775808`.
  public let text: String

  /// A number from its text. Returns nil if the text is not a JSON number, and if it is a whole
  /// number that fits 64 bits, which is `JSONValue.integer`.
  public init?(_ text: String) {
    guard case .number(let number)? = try? JSONReader.parse(Array(text.utf8)),
      number.text.utf8.count == text.utf8.count
    else { return nil }
    self = number
  }

  /// A number whose text the reader has just matched.
  init(scanned text: String) {
    self.text = text
  }
}
