/// Why a document was refused, and at which byte.
public struct JSONError: Error, Hashable, Sendable {
  /// What was wrong.
  public enum Kind: Hashable, Sendable {
    /// The document is longer than the limit, in bytes.
    case tooLong(limitBytes: Int)
    /// Arrays and objects are nested deeper than the limit.
    case tooDeep(limit: Int)
    /// The document ends where this had to follow.
    case ends(before: Expectation)
    /// Another byte stands where this had to follow.
    case expected(Expectation)
    /// A number starts with a zero that has more digits after it.
    case leadingZero
    /// A control character stands in a string without being escaped.
    case bareControlCharacter
    /// A backslash is followed by something that is not an escape.
    case unknownEscape
    /// A `\u` escape of half a surrogate pair has no other half.
    case loneSurrogate
    /// The bytes of a string are not UTF-8.
    case invalidUTF8
    /// An object has this key twice.
    case duplicateKey(String)
    /// More text follows the value.
    case trailingText
  }

  /// What had to follow at a place in a document.
  public enum Expectation: String, Sendable {
    case value = "a value"
    case key = "a key in quotation marks"
    case colon = "a colon"
    case commaOrBracket = "a comma or a closing bracket"
    case commaOrBrace = "a comma or a closing brace"
    case digit = "a digit"
    case hexDigit = "a hexadecimal digit"
    case quotationMark = "a closing quotation mark"
  }

  /// What was wrong.
  public let kind: Kind

  /// The byte at which it was seen, counted from 0 at the document's start.
  public let offset: Int

  init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}

extension JSONError: CustomStringConvertible {
  /// A sentence for a person.
  public var description: String {
    switch kind {
    case .tooLong(let limitBytes):
      "The JSON is longer than the \(limitBytes) bytes that are read."
    case .tooDeep(let limit):
      "The JSON is nested deeper than \(limit) levels at byte \(offset)."
    case .ends(let before):
      "The JSON ends at byte \(offset), where \(before.rawValue) was expected."
    case .expected(let expectation):
      "The JSON has something else at byte \(offset), where \(expectation.rawValue) was expected."
    case .leadingZero:
      "A JSON number has a zero before its first digit at byte \(offset)."
    case .bareControlCharacter:
      "A JSON string has a control character at byte \(offset) that is not escaped."
    case .unknownEscape:
      "A JSON string has an escape at byte \(offset) that JSON does not know."
    case .loneSurrogate:
      "A JSON string has half of a surrogate pair at byte \(offset)."
    case .invalidUTF8:
      "A JSON string is not UTF-8 at byte \(offset)."
    case .duplicateKey(let key):
      "A JSON object has the key \(JSONValue.string(shortened(key)).serialized()) a second time at byte \(offset)."
    case .trailingText:
      "More text follows the JSON at byte \(offset)."
    }
  }

  private func shortened(_ key: String) -> String {
    let start = key.prefix(64)
    return start.endIndex == key.endIndex ? key : start + "…"
  }
}
