/// Comma-separated values, as RFC 4180 has them and spreadsheets write them.
package enum CSV {
  /// A row, and the line on which it begins.
  package struct Row: Hashable, Sendable {
    /// The line, counted from 1.
    package let line: Int
    /// The values, without quotation marks.
    package let cells: [String]
  }

  /// Reads a table. The separator is what a line `sep=;` before it says, as Excel reads and writes it;
  /// else what stands most often in the first line: a comma, a semicolon, as where a comma is the
  /// decimal mark, or a tab.
  ///
  /// - Throws: `TrackerError` with the line if a quotation mark is not closed, or something follows one.
  package static func rows(_ text: String) throws(TrackerError) -> [Row] {
    let scalars = Array(text.unicodeScalars)
    let named = namedSeparator(of: scalars)
    let separator = named?.separator ?? separator(of: scalars)
    var rows: [Row] = []
    var cells: [String] = []
    var cell = String.UnicodeScalarView()
    var (line, start, index) = named.map { (2, 2, $0.end) } ?? (1, 1, 0)
    func finishRow() {
      cells.append(String(cell))
      cell = .init()
      if cells != [""] { rows.append(Row(line: start, cells: cells)) }
      cells = []
    }
    while index < scalars.count {
      switch scalars[index] {
      case "\"" where cell.isEmpty:
        let opened = line
        index += 1
        while index < scalars.count {
          if scalars[index] == "\"" {
            guard index + 1 < scalars.count, scalars[index + 1] == "\"" else { break }
            index += 1
          }
          if scalars[index] == "\n" { line += 1 }
          cell.append(scalars[index])
          index += 1
        }
        guard index < scalars.count else {
          throw TrackerError(
            line: opened, message: "A quotation mark is opened here and never closed.")
        }
        let next = index + 1 < scalars.count ? scalars[index + 1] : "\n"
        guard next == separator || next == "\n" || next == "\r" else {
          throw TrackerError(
            line: line,
            message: "Something follows a closing quotation mark; within quotation marks one is "
              + "written twice.")
        }
        if cell.isEmpty, next == separator {
          cells.append("")
          index += 1
        }
      case separator:
        cells.append(String(cell))
        cell = .init()
      case "\r", "\n":
        if scalars[index] == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" {
          index += 1
        }
        finishRow()
        line += 1
        start = line
      default: cell.append(scalars[index])
      }
      index += 1
    }
    if !cell.isEmpty || !cells.isEmpty { finishRow() }
    return rows
  }

  /// The separator that the first line names, and where that line ends.
  private static func namedSeparator(
    of scalars: [Unicode.Scalar]
  ) -> (separator: Unicode.Scalar, end: Int)? {
    guard scalars.count > 5, String(String.UnicodeScalarView(scalars[..<4])).lowercased() == "sep="
    else { return nil }
    switch scalars[5] {
    case "\n": return (scalars[4], 6)
    case "\r": return (scalars[4], scalars.dropFirst(6).first == "\n" ? 7 : 6)
    default: return nil
    }
  }

  private static func separator(of scalars: [Unicode.Scalar]) -> Unicode.Scalar {
    var isQuoted = false
    var first: [Unicode.Scalar] = []
    for scalar in scalars {
      if scalar == "\"" { isQuoted.toggle() }
      if isQuoted { continue }
      if scalar == "\n" || scalar == "\r" { break }
      first.append(scalar)
    }
    let candidates: [Unicode.Scalar] = [",", ";", "\t"]
    return candidates.max { one, other in
      first.count { $0 == one } < first.count { $0 == other }
    } ?? ","
  }

  /// A cell without the mark that keeps it from being a formula.
  package static func value(_ cell: String) -> String {
    let scalars = cell.unicodeScalars
    return scalars.first == "'" && isFormula(scalars.dropFirst())
      ? String(scalars.dropFirst()) : cell
  }

  /// A cell as it is written. What a spreadsheet would take for a formula is kept from being one.
  package static func cell(_ text: String) -> String {
    // A mark with an accent on it is one letter to Swift, and two to all that read tables.
    let scalars = Array((isFormula(text.unicodeScalars[...]) ? "'" + text : text).unicodeScalars)
    let isPlain = !scalars.contains { "\",;\t".unicodeScalars.contains($0) || $0.isLineEnd }
    let quoted =
      isPlain ? scalars : ["\""] + scalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] } + ["\""]
    return String(String.UnicodeScalarView(quoted))
  }

  private static func isFormula(_ text: Substring.UnicodeScalarView) -> Bool {
    text.first.map { "=+-@\t".unicodeScalars.contains($0) } ?? false
  }
}

extension Unicode.Scalar {
  fileprivate var isLineEnd: Bool { Character(self).isNewline }
}

/// What is wrong with a tracker's file: the line, and what would be right.
package struct TrackerError: Error, Hashable {
  /// The line, counted from 1.
  package let line: Int
  /// A full sentence.
  package let message: String
  /// Whether it is about a date of which it is not clear what the day is and what the month.
  package let isOrderUnclear: Bool

  init(line: Int, message: String, isOrderUnclear: Bool = false) {
    self.line = line
    self.message = message
    self.isOrderUnclear = isOrderUnclear
  }
}
