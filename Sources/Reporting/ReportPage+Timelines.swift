internal import CivilTime
internal import ControlInterface
internal import FollowupCore
internal import JSON

extension ReportPage {
  /// A drawing of each application. All have one scale: the weeks in which something is.
  func timelines(of applications: [TimelineReport]) -> [JSONValue] {
    let scale = scale(of: applications)
    let axis = axis(of: scale)
    return applications.enumerated().map { number, application in
      let items = application.items.filter { $0.kind != .window || $0.isWorthListing }
      let zone = zone(of: application.application)
      return [
        "number": .string("\(number + 1)"), "name": .string(application.application),
        "company": string(application.company), "role": string(application.role),
        "standing": .string(standing(of: application)),
        "from": .string(day(scale.from)), "to": .string(day(scale.last)),
        "now": .string(scale.place(of: report.asOf)), "axis": .array(axis),
        "daysOff": .array(daysOff(of: application, in: zone, scale)),
        "bars": .array(bars(of: application.items, scale)),
        "marks": .array(application.items.compactMap { mark(of: $0, scale) }),
        "items": .array(items.map { listed($0, in: zone) }), "count": .string("\(items.count)"),
      ]
    }
  }

  private func string(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  /// From the week of the first item to that of the last, at least four weeks back and two ahead.
  private func scale(of applications: [TimelineReport]) -> TimelineScale {
    let monday = today.adding(days: 1 - today.weekday.rawValue)
    let last = report.from.adding(days: 7 * report.weeks)
    let begins = applications.flatMap(\.items).map(\.at).filter { $0 < report.asOf }
      .map { zone.date(at: $0) }.min()
    let ends = applications.flatMap(\.items).map { zone.date(at: $0.until ?? $0.at) }
      .filter { $0 < monday.adding(days: 7 * Report.weeksAhead) }.max()
    let start = max(report.from, min(begins ?? monday, monday.adding(days: -28)))
    let end = max(ends ?? monday, monday.adding(days: 20))
    return TimelineScale(
      from: start.adding(days: 1 - start.weekday.rawValue),
      end: min(last, end.adding(days: 8 - end.weekday.rawValue)), in: zone)
  }

  /// The months, each at its first day; one without room before the next is left out.
  private func axis(of scale: TimelineScale) -> [JSONValue] {
    var dates = [scale.from]
    var date = scale.from
    while date < scale.end {
      date = date.adding(days: 1)
      if date.day == 1, date < scale.end {
        if dates.count == 1, dates[0].days(until: date) < 9 { dates = [] }
        dates.append(date)
      }
    }
    return dates.filter { $0.days(until: scale.end) > 8 }.map {
      [
        "x": .string(scale.place(of: zone.startOfDay($0))),
        "label": .string(Phrasing.date($0).split(separator: " ")[2].description),
      ]
    }
  }

  /// Days off, those that follow each other in one.
  private func daysOff(
    of application: TimelineReport, in zone: Zone, _ scale: TimelineScale
  ) -> [JSONValue] {
    var spans: [(first: CivilDate, last: CivilDate)] = []
    for date in application.daysOff {
      if let last = spans.last?.last, last.adding(days: 1) == date {
        spans[spans.count - 1].last = date
      } else {
        spans.append((date, date))
      }
    }
    return spans.compactMap { span in
      let interval = Interval(
        start: zone.startOfDay(span.first), end: zone.startOfDay(span.last.adding(days: 1)))
      return scale.place(of: interval).map { ["x": .string($0.x), "width": .string($0.width)] }
    }
  }

  /// Windows, those that are past first, so that they lie below the others.
  private func bars(of items: [TimelineItem], _ scale: TimelineScale) -> [JSONValue] {
    items.filter { $0.kind == .window }.sorted { !$0.isWorthListing && $1.isWorthListing }
      .compactMap { item in
        let interval = Interval(start: item.at, end: max(item.at, item.until ?? scale.endInstant))
        return scale.place(of: interval).map {
          [
            "x": .string($0.x), "width": .string($0.width), "class": .string(item.barClass),
            "title": .string("\(item.text), \(item.state?.words ?? "")"),
          ]
        }
      }
  }

  private func mark(of item: TimelineItem, _ scale: TimelineScale) -> JSONValue? {
    guard let mark = ReportMark(item), scale.span.contains(item.at) else { return nil }
    // A promised date and a deadline are drawn in the middle of their day.
    let middle = item.kind == .promise ? item.at + Duration.hours(12) : item.at
    return [
      "x": .string(scale.place(of: middle)), "y": .string("\(mark.lane)"),
      "shape": .string(mark.rawValue), "title": .string(item.words),
    ]
  }

  private func standing(of application: TimelineReport) -> String {
    let end = application.outcome.map { ", \($0.phrase)" } ?? ""
    let stage =
      application.stage == .applied ? "no interview held" : "\(application.stage.phrase) held"
    return "\(application.standing.words)\(end); \(stage)"
  }

  /// A row of the list below a drawing.
  private func listed(_ item: TimelineItem, in zone: Zone) -> JSONValue {
    let day = item.kind == .promise ? zone.date(at: item.at) : self.zone.date(at: item.at)
    let time = item.kind == .promise ? "" : " \(self.zone.civil(at: item.at).time.clock)"
    let state = item.state.map { ", \($0.words)" } ?? ""
    return [
      "when": .string(self.day(day) + time), "what": .string(item.words + state),
    ]
  }

  /// What the marks that are drawn mean.
  func legend(of applications: [TimelineReport]) -> [JSONValue] {
    let marks = Set(applications.flatMap(\.items).compactMap { ReportMark($0) })
    return ReportMark.allCases.filter(marks.contains).map {
      ["shape": .string($0.rawValue), "meaning": .string($0.meaning)]
    }
  }
}

/// The days of the drawings, and where an instant lies in them.
private struct TimelineScale {
  let from: CivilDate
  /// The day after the last.
  let end: CivilDate
  let span: Interval

  init(from: CivilDate, end: CivilDate, in zone: Zone) {
    self.from = from
    self.end = end
    span = Interval(start: zone.startOfDay(from), end: zone.startOfDay(end))
  }

  var last: CivilDate { end.adding(days: -1) }

  var endInstant: Instant { span.end }

  /// In hundredths of a percent of the width.
  private func hundredths(_ instant: Instant) -> Int {
    let (part, whole) = (span.start.duration(to: instant), span.duration)
    return Int(10_000 * part.seconds / max(1, whole.seconds))
  }

  private static func percent(_ hundredths: Int) -> String {
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  func place(of instant: Instant) -> String { Self.percent(max(0, hundredths(instant))) }

  /// What of an interval is drawn, at least a fifth of a percent wide; nil if nothing is.
  func place(of interval: Interval) -> (x: String, width: String)? {
    guard let shown = interval.intersection(span) else { return nil }
    let (x, end) = (hundredths(shown.start), hundredths(shown.end))
    return (Self.percent(x), Self.percent(max(20, end - x)))
  }
}

extension Duration {
  fileprivate var seconds: Int64 { components.seconds }
}

extension TimeOfDay {
  /// "09:05".
  var clock: String { String("\(self)".prefix(5)) }
}

/// A shape on a timeline, by its name in the templates.
private enum ReportMark: String, CaseIterable {
  case applied, sent, heard, interview, cancelled, promise, deadline, offer, end, mistake

  /// Nil for a window, which is a bar.
  init?(_ item: TimelineItem) {
    guard item.kind == .outcome else {
      self.init(rawValue: item.kind.rawValue)
      return
    }
    self = item.outcome?.isFavourable == true ? .offer : .end
  }

  /// How far below the upper edge it is drawn: what comes from them, what both do, what you do.
  var lane: Int {
    switch self {
    case .heard, .promise, .deadline: 28
    case .applied, .interview, .cancelled, .offer, .end: 44
    case .sent, .mistake: 60
    }
  }

  var meaning: String {
    switch self {
    case .applied: "you applied"
    case .sent: "you wrote or called"
    case .heard: "they wrote or called"
    case .interview: "interview"
    case .cancelled: "cancelled interview"
    case .promise: "promised date"
    case .deadline: "deadline"
    case .offer: "offer, or accepted"
    case .end: "rejected, withdrawn or declined"
    case .mistake: "mistake"
    }
  }
}

extension TimelineItem {
  fileprivate var words: String { kind == .cancelled ? "\(text), cancelled" : text }

  /// Whether a window is still to be used.
  fileprivate var isWorthListing: Bool { state?.isOutstanding ?? false }

  fileprivate var barClass: String {
    switch state {
    case .open: "open"
    case .late: "late"
    case .held, .paused, .snoozed: "held"
    case .done, .skipped, .expired, .denied, nil: "past"
    }
  }
}
