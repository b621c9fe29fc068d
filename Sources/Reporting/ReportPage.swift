package import CivilTime
internal import ControlInterface
internal import FollowupCore
package import JSON

/// The report as its page shows it: each text and each place in a drawing, by the names that the
/// templates use. All times are the user's.
package struct ReportPage {
  let report: Report
  let zone: Zone
  /// The employers' zones, by the applications' names.
  private let employers: [String: Zone]

  /// How many timelines are drawn at most; the other applications are counted.
  static let drawnAtMost = 100
  /// An application that is over or dormant is drawn for so long after something happened there.
  static let daysRemembered = 56

  /// - Parameters:
  ///   - userZone: the zone that the report names.
  ///   - zones: where the employers' zones come from.
  package init(_ report: Report, userZone: Zone, zones: any ZoneSource) {
    self.report = report
    zone = userZone
    var known: [String: Zone] = [:]
    for name in Set(report.applications.map(\.zone)) { known[name] = try? zones.zone(named: name) }
    employers = Dictionary(
      report.applications.map { ($0.application, known[$0.zone] ?? userZone) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What the names in the templates stand for.
  package var context: JSONObject {
    let (drawn, counted) = applications
    let figures = report.figures
    let lists: JSONObject = [
      "week": .array(report.thisWeek.map(row)), "rest": .array(counts(of: counted)),
      "stages": .array(stages), "channels": .array(channels), "messages": .array(messages),
    ]
    var context: JSONObject = [
      "asOf": .string(Phrasing.dateAndTime(report.asOf, in: zone)),
      "zone": .string(zone.identifier), "version": .string(Control.version),
      "anonymous": .bool(report.isAnonymous),
      "none": .bool(figures.applications == 0), "some": .bool(figures.applications > 0),
      "totals": .array(
        [
          ("Under way", figures.underWay), ("Dormant", figures.dormant), ("Over", figures.over),
          ("Offers", figures.offers),
        ].map { ["label": .string($0), "count": .string("\($1)")] }),
      "weekDates": .string(weekDates),
      "timelines": .array(timelines(of: drawn)), "legend": .array(legend(of: drawn)),
      "restCount": .string("\(counted.count)"),
      "calendar": .array(calendar), "funnel": .array(funnel),
      "promises": promises, "meanings": .array(Figures.definitions.map(JSONValue.string)),
    ]
    // A list's own section is written for each element; a table around them, if there is any.
    for (name, list) in lists {
      context[name] = list
      context["has\(name.prefix(1).uppercased())\(name.dropFirst())"] =
        .bool(list.arrayValue?.isEmpty == false)
    }
    return context
  }

  /// A date without its year: "Wed 25 Nov".
  func day(_ date: CivilDate) -> String {
    Phrasing.date(date).split(separator: " ").prefix(3).joined(separator: " ")
  }

  var today: CivilDate { zone.date(at: report.asOf) }

  private var weekDates: String { "\(day(today)) to \(day(today.adding(days: 6)))" }

  /// Those that are drawn, and those that are counted: over or dormant for long, or too many.
  private var applications: (drawn: [TimelineReport], counted: [TimelineReport]) {
    let beginning = zone.startOfDay(today.adding(days: -Self.daysRemembered))
    var drawn: [TimelineReport] = []
    var counted: [TimelineReport] = []
    // If there is not room for all, those go first at which something may be done or comes.
    let awaited = Set(report.ahead.map(\.application))
    let ranks: [(TimelineReport) -> Bool] = [
      { $0.standing == .underWay && awaited.contains($0.application) },
      { $0.standing == .underWay && !awaited.contains($0.application) },
      { $0.standing != .underWay },
    ]
    for application in ranks.flatMap({ report.applications.filter($0) }) {
      let isDrawn =
        drawn.count < Self.drawnAtMost && !application.items.isEmpty
        && (application.standing == .underWay
          || application.items.contains { $0.kind != .window && beginning <= $0.at })
      if isDrawn { drawn.append(application) } else { counted.append(application) }
    }
    return (drawn, counted)
  }

  /// A row of this week's table.
  private func row(_ entry: Report.Entry) -> JSONValue {
    let item = entry.item
    return [
      "application": .string(entry.application), "what": .string(item.text),
      "when": .string(when(entry)), "state": .string(item.state.map(\.words) ?? item.kind.words),
      "tone": .string(item.tone),
    ]
  }

  private func when(_ entry: Report.Entry) -> String {
    let item = entry.item
    let say: (Instant) -> String = { Phrasing.nearTime($0, in: zone) }
    switch item.kind {
    case .promise: return day(zone(of: entry.application).date(at: item.at))
    case .window where item.at > report.asOf: return "from \(say(item.at))"
    case .window:
      let word = item.state == .late ? "since" : "until"
      return item.until.map { "\(word) \(say($0))" } ?? "at any time"
    case .deadline: return "by \(say(item.at))"
    default: return say(item.at)
    }
  }

  /// The zone of an application's employer; the user's if the system does not have it.
  func zone(of application: String) -> Zone { employers[application] ?? zone }

  /// The applications that are not drawn, by their standing and stage.
  private func counts(of timelines: [TimelineReport]) -> [JSONValue] {
    var rows: [JSONValue] = []
    for standing in [TimelineReport.Standing.underWay, .dormant, .over] {
      for stage in Stage.allCases {
        let count = timelines.count { $0.standing == standing && $0.stage == stage }
        guard count > 0 else { continue }
        rows.append([
          "standing": .string(standing.words), "stage": .string(stage.title),
          "count": .string("\(count)"),
        ])
      }
    }
    return rows
  }
}

extension TimelineReport.Standing {
  var words: String {
    switch self {
    case .underWay: "under way"
    case .dormant: "dormant"
    case .over: "over"
    }
  }
}

extension Stage {
  /// What a row of it is called.
  var title: String {
    self == .applied ? "Applied" : phrase.prefix(1).uppercased() + phrase.dropFirst()
  }
}

extension FollowUpState {
  var words: String {
    switch self {
    case .late: "late"
    case .open: "open now"
    case .held: "not open yet"
    case .paused: "outside of hours"
    case .snoozed: "put off"
    case .done, .skipped, .expired, .denied: rawValue
    }
  }
}

extension TimelineItem.Kind {
  /// How a row says what comes, whose text says more.
  fileprivate var words: String { self == .promise ? "promised date" : rawValue }
}

extension TimelineItem {
  /// The class of its colours: how much it presses.
  var tone: String {
    switch (kind, state) {
    case (_, .late), (.deadline, _): "late"
    case (_, .open): "open"
    case (.window, _): "held"
    default: "coming"
    }
  }
}
