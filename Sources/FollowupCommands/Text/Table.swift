/// Rows of cells, whose columns are as wide as their widest cell, with two spaces between.
package struct Table: Hashable, Sendable {
  private var rows: [[Line]] = []
  private let shrinking: [Shrinking]

  /// A column that is cut if the rows are too wide, and the least that is left of it.
  package struct Shrinking: Hashable, Sendable {
    let column: Int
    let least: Int

    package init(column: Int, least: Int) {
      self.column = column
      self.least = least
    }
  }

  /// - Parameter shrinking: the columns that may be cut, the first first.
  package init(shrinking: [Shrinking]) {
    self.shrinking = shrinking
  }

  /// Appends a row. All have the same number of cells.
  package mutating func add(_ cells: Line...) { add(cells: cells) }

  /// Appends a row. All have the same number of cells.
  package mutating func add(cells: [Line]) { rows.append(cells) }

  /// The rows, none wider than `width`. A cell that is cut ends in an ellipsis. If there is too little
  /// room even so, nothing is cut: beside the first cell of a row the others are text that wraps.
  func lines(width: Int) -> [Line] {
    guard let first = rows.first else { return [] }
    var widths = first.indices.map { column in rows.map { $0[column].width }.max() ?? 0 }
    var excess = widths.reduce(2 * (widths.count - 1), +) - width
    for shrinking in shrinking where excess > 0 {
      let cut = min(excess, max(0, widths[shrinking.column] - shrinking.least))
      widths[shrinking.column] -= cut
      excess -= cut
    }
    if excess > 0 { return foldedLines(width: width) }
    return rows.map { row in
      var line = Line()
      let cells = row.prefix(1 + (row.lastIndex { !$0.isEmpty } ?? 0))
      for (cell, columns) in zip(cells.dropLast(), widths) {
        let shown = cell.cut(to: columns)
        line.append(shown)
        line.append(.spaces(columns - shown.width + 2))
      }
      // What follows the last cell is not padded, so that no line ends in spaces.
      line.append(cells.last!)
      return line
    }
  }

  private func foldedLines(width: Int) -> [Line] {
    var page = Page()
    let column = 2 + (rows.map { $0[0].width }.max() ?? 0)
    for row in rows {
      var line = Line()
      for cell in row.dropFirst() where !cell.isEmpty {
        if !line.isEmpty { line.append(", ") }
        line.append(cell)
      }
      if column <= width / 2 {
        page.add(row[0], line, labelWidth: column)
      } else {
        page.add(row[0])
        page.add(line, indent: 4)
      }
    }
    return page.lines(width: width)
  }
}

extension Line {
  /// The line, cut at its end if it is wider; a cut one ends in an ellipsis.
  func cut(to columns: Int) -> Line {
    guard width > columns else { return self }
    var cut = Line()
    var left = columns - 1
    cutting: for run in runs {
      var text = ""
      for character in run.text {
        let needed = String(character).columns
        guard needed <= left else {
          cut.append(Line(runs: [Run(text: text + "…", style: run.style)]))
          break cutting
        }
        left -= needed
        text.append(character)
      }
      cut.append(Line(runs: [Run(text: text, style: run.style)]))
    }
    return cut
  }
}
