import CivilTime
import ControlInterface
import FollowupCore

/// Timelines that are drawn below each other, as wide as there is room.
struct TimelineChart: Hashable, Sendable {
  /// A row: its name, what stands in it from when to when, and the employer's days off.
  struct Row: Hashable {
    let name: String
    let marks: [(mark: TimelineMark, span: Interval)]
    let daysOff: [Interval]

    static func == (left: Row, right: Row) -> Bool {
      left.name == right.name && left.daysOff == right.daysOff
        && left.marks.elementsEqual(right.marks) { $0 == $1 }
    }

    func hash(into hasher: inout Hasher) { hasher.combine(name) }
  }

  let rows: [Row]
  /// The starts of the days, and the end of the last.
  let days: [Instant]
  /// What stands above each week's first day.
  let weeks: [String]
  let now: Instant
  let isUnicode: Bool

  /// How wide it is drawn where no width is given, as in a pipe.
  private static let usualWidth = 100
  private static let longestName = 16
  /// A day is never wider.
  private static let columnsOfDayAtMost = 8

  /// The header and the rows, none wider than `width` if that is at least 50.
  func lines(width: Int) -> [Line] {
    let width = width == .max ? Self.usualWidth : width
    let label = min(rows.map(\.name.columns).max() ?? 0, Self.longestName) + 2
    let columns = columns(within: max(1, width - label))
    let header = header(columns: columns)
    return [Line.spaces(label).followed(by: header)]
      + rows.map { row in
        let name = Line(row.name, .bold).cut(to: label - 2)
        return name.followed(by: .spaces(label - name.width)).followed(by: drawn(row, columns))
      }
  }

  /// The span of time of each column: some of a day, a day, or some days.
  private func columns(within width: Int) -> [Interval] {
    let count = days.count - 1
    guard width >= count else {
      let daysOfColumn = (count + width - 1) / width
      return stride(from: 0, to: count, by: daysOfColumn).map {
        Interval(start: days[$0], end: days[min(count, $0 + daysOfColumn)])
      }
    }
    let parts = min(Self.columnsOfDayAtMost, width / count)
    return (0..<count * parts).map { column in
      let (day, part) = column.quotientAndRemainder(dividingBy: parts)
      let length = days[day].duration(to: days[day + 1])
      return Interval(
        start: days[day] + length * part / parts, end: days[day] + length * (part + 1) / parts)
    }
  }

  /// The weeks' dates, each above its first day; those without room are left out.
  private func header(columns: [Interval]) -> Line {
    var text = ""
    for (week, name) in weeks.enumerated() {
      guard let column = columns.firstIndex(where: { $0.contains(days[7 * week]) }),
        column == 0 || text.columns < column, column + name.columns <= columns.count
      else { continue }
      text += String(repeating: " ", count: column - text.columns) + name
    }
    return Line(text, .dim)
  }

  private func drawn(_ row: Row, _ columns: [Interval]) -> Line {
    var line = Line()
    for (text, style) in columns.map({ cell(of: row, $0) }).droppingTrailingSpace {
      line.append(text, style)
    }
    return line
  }

  /// What stands in a column: a mark, or else now, or a day off; a bar is shaded on a day off.
  private func cell(of row: Row, _ column: Interval) -> (text: String, style: Line.Style) {
    let mark = row.marks.filter { mark, span in
      mark.isBar ? span.touches(column) : column.contains(span.start)
    }.map(\.mark).max { $0.rank < $1.rank }
    let isOff = row.daysOff.contains { $0.touches(column) && $0.duration >= column.duration }
    if let mark, !mark.isBar { return (mark.symbol(isUnicode: isUnicode), mark.style) }
    if column.contains(now) { return (Self.now(isUnicode: isUnicode), .bold) }
    if isOff { return (Self.dayOff(isUnicode: isUnicode), mark?.style ?? .dim) }
    return mark.map { ($0.symbol(isUnicode: isUnicode), $0.style) } ?? (" ", .plain)
  }

  static func dayOff(isUnicode: Bool) -> String { isUnicode ? "░" : ":" }

  static func now(isUnicode: Bool) -> String { isUnicode ? "│" : "|" }
}

extension TimelineMark {
  /// Which of several in a column is drawn.
  fileprivate var rank: Int { Self.allCases.firstIndex(of: self)! }
}

extension Interval {
  /// Whether they have an instant in common; an empty one has its start.
  fileprivate func touches(_ column: Interval) -> Bool {
    isEmpty ? column.contains(start) : start < column.end && column.start < end
  }
}

extension [(text: String, style: Line.Style)] {
  /// Without the spaces at the end, so that no line ends in them.
  fileprivate var droppingTrailingSpace: Self.SubSequence {
    prefix(1 + (lastIndex { $0.text != " " } ?? -1))
  }
}

extension Line {
  fileprivate func followed(by other: Line) -> Line {
    var line = self
    line.append(other)
    return line
  }
}
