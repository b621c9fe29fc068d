/// A whole document in TOML 1.1.
package enum TOMLDocument {
  /// How many tables and arrays may stand within each other. What is deeper is refused, so that no
  /// document can exhaust the stack.
  package static let maximumDepth = 64

  /// Reads a document. A byte-order mark at its start is passed over.
  ///
  /// - Throws: `TOMLError` for the first thing that is wrong in it.
  package static func parse(_ bytes: [UInt8]) throws(TOMLError) -> TOMLTable {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let bytes = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
    try checkEncoding(bytes)
    var parser = Parser(bytes)
    return try parser.document()
  }

  private static func checkEncoding(_ bytes: [UInt8]) throws(TOMLError) {
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let before = bytes[..<error.byteOffsets.lowerBound]
      let lineStart = before.lastIndex(of: Byte.lineFeed).map { $0 + 1 } ?? 0
      let place = TOMLPlace(
        line: 1 + before.count { $0 == Byte.lineFeed },
        column: 1 + before[lineStart...].count { !Byte.continuesScalar($0) })
      let byte = Byte.hexadecimal(UInt32(bytes[error.byteOffsets.lowerBound]), digits: 2)
      throw TOMLError(
        "The byte 0x\(byte) is not UTF-8 here. Save the document in the encoding UTF-8.", at: place)
    }
  }
}
