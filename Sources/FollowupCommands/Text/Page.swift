/// Lines of output. They are laid out when they are written: to a terminal's width, or whole.
package struct Page: Hashable, Sendable {
  private enum Entry: Hashable {
    case gap
    /// A line, with the columns before its first part and before every other.
    case line(Line, first: Int, rest: Int)
    case labelled(Line, Line, indent: Int, labelWidth: Int)
    case table(Table)
    case chart(TimelineChart)
  }

  private var entries: [Entry] = []

  package init() {}

  /// Whether it has no line.
  package var isEmpty: Bool { entries.isEmpty }

  /// Appends a line.
  ///
  /// - Parameters:
  ///   - indent: the columns before it.
  ///   - hanging: the columns before what is wrapped, beyond `indent`.
  package mutating func add(_ line: Line, indent: Int = 0, hanging: Int = 0) {
    entries.append(.line(line, first: indent, rest: indent + hanging))
  }

  /// Appends a label, and beside it a line that wraps in a column of its own.
  package mutating func add(_ label: Line, _ line: Line, indent: Int = 0, labelWidth: Int) {
    entries.append(.labelled(label, line, indent: indent, labelWidth: labelWidth))
  }

  /// Appends a table, a line a row.
  package mutating func add(_ table: Table) { entries.append(.table(table)) }

  /// Appends timelines, drawn as wide as there is room.
  mutating func add(_ chart: TimelineChart) { entries.append(.chart(chart)) }

  /// Appends an empty line, unless the page is empty or ends in one.
  package mutating func addGap() {
    if let last = entries.last, last != .gap { entries.append(.gap) }
  }

  /// Appends the lines of another page, without a gap.
  package mutating func add(_ page: Page) { entries += page.entries }

  /// Appends a page after a gap, unless it is empty.
  package mutating func add(section page: Page) {
    guard !page.isEmpty else { return }
    addGap()
    add(page)
  }

  /// The lines, wrapped at spaces.
  ///
  /// - Parameter width: the columns that no line passes, but for a word or a command that is longer
  ///   by itself; nil leaves all lines whole.
  package func lines(width: Int?) -> [Line] {
    let limit = width ?? .max
    return entries.flatMap { entry in
      switch entry {
      case .gap: [Line()]
      case .line(let line, let first, let rest):
        line.wrapped(width: limit, first: first, rest: rest)
      case .labelled(let label, let line, let indent, let labelWidth):
        Self.lines(label, line, indent: indent, labelWidth: labelWidth, width: limit)
      case .table(let table): table.lines(width: limit)
      case .chart(let chart): chart.lines(width: limit)
      }
    }
  }

  private static func lines(
    _ label: Line, _ line: Line, indent: Int, labelWidth: Int, width: Int
  ) -> [Line] {
    let column = indent + labelWidth
    let wrapped = line.wrapped(width: width, first: column, rest: column)
    var first = Line.spaces(indent)
    first.append(label)
    first.append(.spaces(max(1, labelWidth - label.width)))
    first.append(wrapped[0].droppingIndent(column))
    return [first] + wrapped.dropFirst()
  }

  /// The text, each line ended.
  ///
  /// - Parameter width: as `lines(width:)`.
  package func rendered(isColoured: Bool, width: Int?) -> String {
    lines(width: width).reduce(into: "") { $0 += "\($1.rendered(isColoured: isColoured))\n" }
  }
}

extension Line {
  static func spaces(_ count: Int) -> Line { Line(String(repeating: " ", count: count)) }

  /// Without the spaces that a wrapped line begins with.
  fileprivate func droppingIndent(_ count: Int) -> Line {
    count == 0 ? self : Line(runs: Array(runs.dropFirst()))
  }
}
