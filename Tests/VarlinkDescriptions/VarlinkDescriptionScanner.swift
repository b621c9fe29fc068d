/// Finds the words and marks of an interface description, and the comments before them.
struct VarlinkDescriptionScanner {
  private let bytes: [UInt8]
  private(set) var position = 0

  /// The comments since the last word or mark that started on a line of their own.
  private var comments: [String] = []

  /// Whether the line has changed since the last word or mark.
  private(set) var hasBrokenLine = true

  init(_ text: String) {
    bytes = Array(text.utf8)
    skipSpace()
  }

  /// The place of the next word or mark.
  var next: UInt8? {
    position < bytes.count ? bytes[position] : nil
  }

  var isAtEnd: Bool {
    position == bytes.count
  }

  /// The comments right before the next word or mark: its documentation.
  var documentation: [String] {
    comments
  }

  /// Steps over a mark, where it is next.
  mutating func take(_ mark: StaticString) -> Bool {
    let letters = String(describing: mark).utf8
    guard bytes[position...].starts(with: letters) else { return false }
    advance(to: position + letters.count)
    return true
  }

  /// Steps over a word of these bytes, where it fits.
  mutating func take(
    while isInWord: (UInt8) -> Bool, where fits: (ArraySlice<UInt8>) -> Bool
  ) -> String? {
    let word = bytes[position...].prefix(while: isInWord)
    guard !word.isEmpty, fits(word) else { return nil }
    advance(to: word.endIndex)
    return String(decoding: word, as: UTF8.self)
  }

  /// The error for what is at a place.
  func error(_ kind: VarlinkSyntaxError.Kind, at place: Int) -> VarlinkSyntaxError {
    let before = bytes[..<place]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return VarlinkSyntaxError(
      kind: kind, line: 1 + before.count { $0 == UInt8(ascii: "\n") }, column: 1 + place - lineStart
    )
  }

  private mutating func advance(to end: Int) {
    position = end
    comments = []
    hasBrokenLine = false
    skipSpace()
  }

  private mutating func skipSpace() {
    while let byte = next {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): position += 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        hasBrokenLine = true
        position += 1
      case UInt8(ascii: "#"): skipComment()
      default: return
      }
    }
  }

  /// Steps over a comment. One that follows something on its line documents nothing.
  private mutating func skipComment() {
    var text = bytes[(position + 1)...].prefix {
      $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r")
    }
    position = text.endIndex
    guard hasBrokenLine else { return }
    if text.first == UInt8(ascii: " ") { text = text.dropFirst() }
    comments.append(String(decoding: text, as: UTF8.self))
  }
}
