/// A key as written: one part, or several with dots between them.
struct KeyPath {
  struct Part {
    let text: String
    let place: TOMLPlace

    /// What makes two keys the same: their bytes. Strings are equal in Swift where they only look
    /// alike, keys in TOML are not.
    var identity: [UInt8] { Array(text.utf8) }
  }

  private(set) var parts: [Part]

  init(first: Part) { parts = [first] }

  mutating func append(_ part: Part) { parts.append(part) }

  var last: Part { parts[parts.count - 1] }

  /// The key as messages show it.
  var shown: String { Self.shown(parts[...]) }

  static func shown(_ parts: ArraySlice<Part>) -> String {
    parts.map { Quotation.key($0.text) }.joined(separator: ".")
  }
}
