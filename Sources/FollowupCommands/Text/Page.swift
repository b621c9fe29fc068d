/// Lines of output, wrapped to a terminal's usual width.
package struct Page: Hashable, Sendable {
  /// The columns that no line passes, but for a word that is longer by itself.
  package static let width = 80

  package private(set) var lines: [Line] = []

  package init() {}

  /// Appends a line, wrapped.
  ///
  /// - Parameters:
  ///   - indent: the columns before it.
  ///   - hanging: the columns before what is wrapped, beyond `indent`.
  package mutating func add(_ line: Line, indent: Int = 0, hanging: Int = 0) {
    lines += line.wrapped(width: Self.width, first: indent, rest: indent + hanging)
  }

  /// Appends a label, and beside it a line that wraps in a column of its own.
  package mutating func add(_ label: Line, _ line: Line, indent: Int = 0, labelWidth: Int) {
    let column = indent + labelWidth
    var wrapped = line.wrapped(width: Self.width, first: column, rest: column)
    let gap = String(repeating: " ", count: max(1, labelWidth - label.width))
    var first = Line(String(repeating: " ", count: indent))
    first.append(label)
    first.append(gap)
    first.append(wrapped[0].droppingSpaces(column))
    wrapped[0] = first
    lines += wrapped
  }

  /// Appends a line as it is, with its columns.
  package mutating func addRow(_ line: Line) { lines.append(line) }

  /// Appends an empty line, unless the page is empty or ends in one.
  package mutating func addGap() {
    if let last = lines.last, !last.isEmpty { lines.append(Line()) }
  }

  package mutating func add(_ page: Page) { lines += page.lines }

  /// Appends a page after a gap, unless it is empty.
  package mutating func add(section page: Page) {
    guard !page.lines.isEmpty else { return }
    addGap()
    add(page)
  }

  /// The text, each line ended.
  package func rendered(isColoured: Bool) -> String {
    lines.map { $0.rendered(isColoured: isColoured) + "\n" }.joined()
  }
}

extension Line {
  /// Without the spaces that a wrapped line begins with.
  fileprivate func droppingSpaces(_ count: Int) -> Line {
    count == 0 ? self : Line(runs: Array(runs.dropFirst()))
  }
}
