import CivilTime
import ControlInterface
import FollowupCore

extension Renderer {
  func status(_ report: StatusReport) -> Page {
    var page = Page()
    page.add("\("followupd \(report.version)", .bold), pid \(report.pid), device \(report.device)")
    for (label, value) in facts(of: report) {
      page.add(Line(label), value, indent: 2, labelWidth: 15)
    }
    for (title, sentences) in [("Damage", report.damage), ("Problems", report.problems)] {
      guard !sentences.isEmpty else { continue }
      page.addGap()
      page.add(Line(title, .red))
      for sentence in sentences { page.add(Line(sentence), indent: 2, hanging: 2) }
    }
    return page
  }

  private func facts(of report: StatusReport) -> [(label: String, value: Line)] {
    var facts: [(String, Line)] = [
      ("Configuration", "\(report.configFile), \(self.state(of: report))"),
      ("Event log", "\(report.logDirectory), \(logState(of: report))"),
      ("Socket", Line(report.socket)),
      (
        "Holds",
        Line("\(counted(report.events, "event")), \(counted(report.applications, "application"))")
      ),
      ("Zone", Line(report.zone + (report.tzVersion.map { ", tz database \($0)" } ?? ""))),
    ]
    let holidays = holidays(of: report)
    facts += zip(["Holidays"] + Array(repeating: "", count: holidays.count), holidays)
      .map { ($0, Line($1)) }
    facts.append(("Next wake-up", Line(wakeUp(of: report))))
    if let reminder = report.nextReminder {
      // The identity is for machines; a person knows it by what it is about.
      let said = ReminderID(reminder).map {
        "\($0.application): \($0.action?.rawValue ?? "interview"), \($0.phase.rawValue)"
      }
      facts.append(("Next reminder", Line(said ?? reminder)))
    }
    facts.append(("Journal", Line(report.journal)))
    facts.append(("Desktop", Line(report.desktop)))
    if report.lingers == false {
      let advice = "it ends with your last session: loginctl enable-linger keeps it"
      facts.append(("After log-out", Line(advice)))
    }
    return facts
  }

  private func state(of report: StatusReport) -> Line {
    switch report.configurationState {
    case .defaults: "not there: every default holds"
    case .inForce: Line("in force", .green)
    case .refused: Line("refused", .red)
    }
  }

  private func logState(of report: StatusReport) -> Line {
    switch report.logState {
    case .recording: Line("recording", .green)
    case .readOnly: "\("not recording", .red)"
    }
  }

  /// A line for each list in use, and one for the zones without any.
  private func holidays(of report: StatusReport) -> [String] {
    let missing = report.zonesWithoutHolidays
    let none = missing.isEmpty ? [] : ["none for \(missing.joined(separator: ", "))"]
    let lines = report.holidayLists.map(text) + none
    guard lines.isEmpty else { return lines }
    return report.applications == 0
      ? ["none needed yet: there are no applications"]
      : ["none counted: the region of each application is \"none\""]
  }

  private func text(of list: HolidaysInUse.List) -> String {
    let others = list.others == 0 ? "" : " and \(counted(list.others, "other"))"
    let names = list.applications.joined(separator: ", ") + others
    let zone = list.zone ?? ""
    guard let region = list.region, let name = list.name, let lastYear = list.lastYear else {
      return "your own dates for \(zone): \(names)"
    }
    let origin =
      switch list.reason {
      case .setting: ", set in followup.toml"
      case .assumed: ", assumed from \(zone)"
      case .recorded, .ownDates: ""
      }
    return "\(region) (\(name)) until \(lastYear)\(origin): \(names)"
  }

  private func wakeUp(of report: StatusReport) -> String {
    guard let next = report.nextWakeUp else { return "none: nothing is due" }
    return times.bothAndRelative(next, in: times.userZone)
  }
}
