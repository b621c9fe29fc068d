import CivilTime
import ControlInterface
import FollowupCore

extension Renderer {
  /// A line each application; of one alone, what is drawn is listed below.
  func timelines(_ reply: ListTimelinesMethod.Reply, isOfOne: Bool) -> Page {
    var page = Page()
    let drawn = reply.timelines.filter { !$0.items.isEmpty }
    if drawn.isEmpty {
      let last = reply.from.adding(days: 7 * reply.weeks - 1)
      let most = ListTimelinesMethod.Request.possibleWeeks.upperBound
      page.add(
        "From \(Phrasing.date(reply.from)) to \(Phrasing.date(last)), nothing happened, and nothing is ahead.\(reply.weeks < most ? " --weeks \(most) draws more weeks." : "")"
      )
    } else {
      page.add(chart(of: drawn, in: reply))
      page.addGap()
      page.add(legend(of: drawn.flatMap(\.items)), hanging: 2)
    }
    if isOfOne {
      for timeline in drawn { page.add(section: list(of: timeline)) }
    } else if reply.leftOut > 0 {
      page.addGap()
      page.add(
        "\(reply.leftOut) more \(reply.leftOut == 1 ? "application has" : "applications have") nothing in these weeks."
      )
    }
    return page
  }

  private func chart(
    of timelines: [TimelineReport], in reply: ListTimelinesMethod.Reply
  ) -> TimelineChart {
    let zone = times.userZone
    let days = (0...7 * reply.weeks).map { zone.startOfDay(reply.from.adding(days: $0)) }
    let rows = timelines.map { timeline in
      let employer = self.zone(named: timeline.zone)
      return TimelineChart.Row(
        name: timeline.application,
        marks: timeline.items.map { item in
          let end = item.until ?? (item.kind == .window ? days.last! : item.at)
          return (TimelineMark(item), Interval(start: item.at, end: max(item.at, end)))
        },
        daysOff: timeline.daysOff.map {
          Interval(
            start: employer.startOfDay($0), end: employer.startOfDay($0.adding(days: 1)))
        })
    }
    let weeks = (0..<reply.weeks).map { Phrasing.date(reply.from.adding(days: 7 * $0)).shortDate }
    return TimelineChart(
      rows: rows, days: days, weeks: weeks, now: reply.asOf, isUnicode: isUnicode)
  }

  /// What the symbols mean that are drawn.
  private func legend(of items: [TimelineItem]) -> Line {
    let marks = Set(items.map { TimelineMark($0) })
    var line: Line = "\(TimelineChart.now(isUnicode: isUnicode), .bold) now"
    for mark in TimelineMark.allCases where marks.contains(mark) {
      line.append("; ")
      line.append(mark.symbol(isUnicode: isUnicode), mark.style)
      line.append(" \(mark.meaning)")
    }
    line.append("; ")
    line.append(TimelineChart.dayOff(isUnicode: isUnicode), .dim)
    line.append(" day off")
    return line
  }

  private func list(of timeline: TimelineReport) -> Page {
    var page = Page()
    let zone = zone(named: timeline.zone)
    for item in timeline.items {
      var line = Line(item.text.onOneLine)
      if item.kind == .cancelled { line.append(", cancelled") }
      if let state = item.state {
        line.append(", \(state.rawValue)", style(of: state))
        if let until = item.until { line.append(", until \(times.short(until, in: zone))") }
      }
      page.add(Line(times.short(item.at, in: zone)), line, indent: 2, labelWidth: 26)
    }
    return page
  }
}

extension String {
  /// "16 Nov" of "Mon 16 Nov 2026".
  fileprivate var shortDate: String {
    split(separator: " ").dropFirst().prefix(2).joined(separator: " ")
  }
}
