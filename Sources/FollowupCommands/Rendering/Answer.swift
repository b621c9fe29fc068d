package import ControlInterface
package import EventLog
package import JSON
import Schema
package import Settings

/// Everything that a command can answer.
package enum Answer: Sendable {
  case recorded(RecordMethod.Reply)
  case undone(UndoMethod.Reply)
  case followUps(ListFollowUpsMethod.Reply)
  case applications(ListApplicationsMethod.Reply)
  /// One application, whole.
  case application(ListApplicationsMethod.Reply)
  case explanation(ExplainMethod.Reply)
  case verdict(CheckMethod.Reply, of: CheckMethod.Request)
  case events(ListEventsMethod.Reply)
  case figures(GetFiguresMethod.Reply)
  case timelines(ListTimelinesMethod.Reply, isOfOne: Bool)
  case status(StatusReport)
  case reloaded(ReloadMethod.Reply)
  case configurationFile(ConfigurationFile)
  /// What is wrong with the configuration file, if it exists.
  case configuration(ReloadMethod.Reply, exists: Bool)
  case settings([SettingInForce], file: String?, region: UsualRegion)
  case verification(LogReport)
  case accepted(AcceptLogMethod.Reply)
  case holidays(HolidayListing)
  case mailAllowed(AllowMailMethod.Reply)
  case imported(ImportAnswer)
  case exported(ListApplicationsMethod.Reply, ListEventsMethod.Reply)
  case importedHolidays(HolidayImportAnswer)
}

/// Which file the configuration is read from.
package struct ConfigurationFile: Hashable, Sendable {
  /// The path that the daemon reads, too.
  package let path: String
  /// Whether it is there; without a file the defaults are in force.
  package let exists: Bool

  package init(path: String, exists: Bool) {
    self.path = path
    self.exists = exists
  }
}

extension Answer {
  /// One object: the reply's parameters, if it is a reply.
  package var json: JSONObject {
    switch self {
    case .recorded(let reply): reply.object
    case .undone(let reply): reply.object
    case .followUps(let reply): reply.object
    case .applications(let reply), .application(let reply): reply.object
    case .explanation(let reply): reply.object
    case .verdict(let reply, _): reply.object
    case .events(let reply): reply.object
    case .figures(let reply): reply.object
    case .timelines(let reply, _): reply.object
    case .status(let report): report.object
    case .reloaded(let reply), .configuration(let reply, _): reply.object
    case .configurationFile(let file): ["file": .string(file.path), "exists": .bool(file.exists)]
    case .settings(let settings, let file, let region): Self.json(settings, file, region)
    case .verification(let report): report.json
    case .accepted(let reply): reply.object
    case .holidays(let listing): listing.json
    case .mailAllowed(let reply): reply.object
    case .imported(let answer): Self.json(answer)
    case .exported(let applications, let events):
      [
        "userZone": .string(events.userZone), "applications": applications.applications.json,
        "events": events.events.json,
      ]
    case .importedHolidays(let answer): answer.json
    }
  }

  /// The user's zone, by its name, as the daemon has it; nil if the answer does not come from there.
  var userZone: String? {
    switch self {
    case .recorded(let reply): reply.userZone
    case .undone(let reply): reply.recorded.userZone
    case .followUps(let reply): reply.userZone
    case .applications(let reply), .application(let reply): reply.userZone
    case .explanation(let reply): reply.userZone
    case .verdict(let reply, _): reply.userZone
    case .events(let reply): reply.userZone
    case .figures(let reply): reply.userZone
    case .timelines(let reply, _): reply.userZone
    case .status(let report): report.zone
    case .mailAllowed(let reply): reply.userZone
    case .imported(let answer): answer.known.userZone
    case .exported(let applications, _): applications.userZone
    case .configurationFile, .configuration, .settings, .verification, .reloaded, .accepted,
      .holidays, .importedHolidays:
      nil
    }
  }

  private static func json(_ answer: ImportAnswer) -> JSONObject {
    var object = answer.report.object
    if let recorded = answer.recorded { object["recorded"] = recorded.json }
    return object
  }

  private static func json(
    _ settings: [SettingInForce], _ file: String?, _ region: UsualRegion
  ) -> JSONObject {
    let elements: [JSONValue] = settings.map { setting in
      var object: JSONObject = ["key": .string(setting.key), "value": .string(setting.value)]
      switch setting.origin {
      case .byDefault: object["line"] = .null
      case .file(_, let line): object["line"] = .integer(Int64(line))
      }
      return .object(object)
    }
    return [
      "file": file.map(JSONValue.string) ?? .null, "settings": .array(elements),
      "usualRegion": .object(region.json),
    ]
  }
}

extension LogReport {
  fileprivate var json: JSONObject {
    [
      "files": .array(
        files.map { file in
          [
            "file": .string(file.path), "device": .string(file.device),
            "records": .integer(Int64(file.records)), "bytes": .integer(Int64(file.sizeBytes)),
          ]
        }),
      "damage": .array(damage.map(Self.json)), "warnings": .array(warnings.map(Self.json)),
    ]
  }

  private static func json(_ finding: LogFinding) -> JSONValue {
    [
      "file": .string(finding.file), "line": finding.line.map { .integer(Int64($0)) } ?? .null,
      "message": .string(finding.description),
    ]
  }
}
