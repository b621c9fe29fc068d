/// A calendar file's text, its lines unfolded, with where each begins.
package struct CalendarText {
  /// An unfolded line.
  struct Line {
    /// The number of its first line in the file, counted from 1.
    let number: Int
    let text: String

    /// Whether it is `NAME:` or `NAME;`, letters of either case.
    func isProperty(_ name: String) -> Bool {
      let start = text.utf8.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: ";") }
      return start.count < text.utf8.count && String(start)?.uppercased() == name
    }
  }

  let lines: [Line]

  /// Reads the forms in which such files are found: with a byte order mark or in UTF-16, with any line
  /// ends, folded inside a character, in Latin-1, or as a mail carries it, in quoted-printable.
  package init(_ bytes: [UInt8]) {
    var bytes = Self.utf8(bytes)
    if Self.isQuotedPrintable(bytes) { bytes = Self.decodingQuotedPrintable(bytes) }
    lines = Self.unfolded(bytes)
  }

  /// As a library reads it.
  var unfolded: String {
    var text = ""
    for line in lines {
      text += Self.withoutStrayEscapes(line.text)
      text += "\r\n"
    }
    return text
  }

  /// A line without the backslashes before what needs none, such as the "\:" of some senders. libical
  /// leaves out what follows one.
  private static func withoutStrayEscapes(_ line: String) -> String {
    let backslash = UInt8(ascii: "\\")
    let bytes = Array(line.utf8)
    guard bytes.contains(backslash) else { return line }
    var kept: [UInt8] = []
    var (isQuoted, isValue, isEscaped) = (false, false, false)
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: ":"), !isQuoted { isValue = true }
      if isEscaped, isValue, !"\\;,nN".utf8.contains(byte) { kept.removeLast() }
      kept.append(byte)
      isEscaped = byte == backslash && !isEscaped
    }
    return String(decoding: kept, as: UTF8.self)
  }

  /// The lines of the component of that name that begins at a line.
  func lines(ofComponentAt start: Int) -> ArraySlice<Line> {
    let end = lines[start...].firstIndex {
      $0.isProperty("END") && $0.text.uppercased() == lines[start].endText
    }
    return lines[start...(end ?? lines.count - 1)]
  }

  /// Where each component of a name begins, as indices of lines.
  func starts(of name: String) -> [Int] {
    lines.indices.filter {
      lines[$0].text.utf8.count == name.utf8.count + 6 && lines[$0].begins(name)
    }
  }

  // MARK: Bytes

  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  private static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
    let isLittle = bytes.starts(with: [0xFF, 0xFE])
    guard isLittle || bytes.starts(with: [0xFE, 0xFF]) else { return bytes }
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
      let (low, high) = isLittle ? (index, index + 1) : (index + 1, index)
      return UInt16(bytes[high]) << 8 | UInt16(bytes[low])
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private static func unfolded(_ bytes: [UInt8]) -> [Line] {
    var lines: [Line] = []
    var current: [UInt8] = []
    var (number, start) = (0, 1)
    func finish() {
      if !current.isEmpty { lines.append(Line(number: start, text: text(of: current))) }
    }
    var rest = bytes[...]
    while !rest.isEmpty {
      let end = rest.firstIndex { $0 == lineFeed || $0 == carriageReturn } ?? rest.endIndex
      let line = rest[..<end]
      let isPair =
        end + 1 < rest.endIndex && rest[end] == carriageReturn && rest[end + 1] == lineFeed
      rest = rest[min(rest.endIndex, end + (isPair ? 2 : 1))...]
      number += 1
      let isFolded = line.first == UInt8(ascii: " ") || line.first == UInt8(ascii: "\t")
      if isFolded, !current.isEmpty {
        current += line.dropFirst()
      } else {
        finish()
        current = Array(line)
        start = number
      }
    }
    finish()
    return lines
  }

  /// A line that is not UTF-8 is Latin-1. NUL, which libical takes for the end, is left out.
  private static func text(of line: [UInt8]) -> String {
    let line = line.contains(0) ? line.filter { $0 != 0 } : line
    if let text = String(validating: line, as: UTF8.self) { return text }
    return String(String.UnicodeScalarView(line.map { Unicode.Scalar($0) }))
  }

  // MARK: Quoted-printable

  /// Whether a mail's encoding is still there: parameters are written `TZID=3D…`, which no other text
  /// of a calendar has.
  private static func isQuotedPrintable(_ bytes: [UInt8]) -> Bool {
    let parameters = ["TZID", "CN", "VALUE", "PARTSTAT"].map { Array($0.utf8) }
    let sign = Array("=3D".utf8)
    return bytes.indices.dropLast(2).contains { index in
      // Nearly every byte is another, and a look at one of them is the quickest.
      guard bytes[index] == sign[0], isSame(bytes[index...].prefix(sign.count), sign) else {
        return false
      }
      return parameters.contains { isSame(bytes[..<index].suffix($0.count), $0) }
    }
  }

  /// Whether some bytes are those of a word in capitals, whatever the case of their letters.
  private static func isSame(_ bytes: ArraySlice<UInt8>, _ word: [UInt8]) -> Bool {
    bytes.lazy.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }.elementsEqual(word)
  }

  private static func decodingQuotedPrintable(_ bytes: [UInt8]) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      defer { index += 1 }
      guard bytes[index] == UInt8(ascii: "=") else {
        decoded.append(bytes[index])
        continue
      }
      let next = bytes[(index + 1)...].prefix(2)
      if let code = UInt8(String(decoding: next, as: UTF8.self), radix: 16), next.count == 2 {
        decoded.append(code)
        index += 2
      } else if next.elementsEqual([carriageReturn, lineFeed]) {
        index += 2
      } else if next.first == lineFeed || next.first == carriageReturn {
        index += 1
      } else {
        decoded.append(bytes[index])
      }
    }
    return decoded
  }
}

extension CalendarText.Line {
  fileprivate func begins(_ name: String) -> Bool { text.uppercased() == "BEGIN:\(name)" }

  /// The line that ends the component which this one begins.
  fileprivate var endText: String { "END" + text.uppercased().dropFirst("BEGIN".count) }
}
