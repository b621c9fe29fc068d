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
  /// One application, with what may be done about it.
  case application(ApplicationReport, ListFollowUpsMethod.Reply)
  case explanation(ExplainMethod.Reply)
  case verdict(CheckMethod.Reply, of: CheckMethod.Request, ApplicationReport)
  case events(ListEventsMethod.Reply)
  case change(MonitorMethod.Reply)
  case status(StatusReport)
  case reloaded(ReloadMethod.Reply)
  case configurationFile(ConfigurationFile)
  case configuration(ReloadMethod.Reply)
  case settings([SettingInForce], file: String?)
  case verification(LogReport)
  case accepted(AcceptLogMethod.Reply)
}

/// Which file the configuration is read from.
package struct ConfigurationFile: Hashable, Sendable {
  package let path: String
  package let exists: Bool

  package init(path: String, exists: Bool) {
    self.path = path
    self.exists = exists
  }
}

extension Answer {
  /// One object: the reply's parameters, where a reply it was.
  package var json: JSONObject {
    switch self {
    case .recorded(let reply): reply.object
    case .undone(let reply): reply.object
    case .followUps(let reply): reply.object
    case .applications(let reply): reply.object
    case .application(let application, let followUps):
      ListApplicationsMethod.Reply(userZone: followUps.userZone, applications: [application]).object
    case .explanation(let reply): reply.object
    case .verdict(let reply, _, _): reply.object
    case .events(let reply): reply.object
    case .change(let reply): reply.object
    case .status(let report): report.object
    case .reloaded(let reply), .configuration(let reply): reply.object
    case .configurationFile(let file): ["file": .string(file.path), "exists": .bool(file.exists)]
    case .settings(let settings, let file): Self.json(settings, file)
    case .verification(let report): report.json
    case .accepted(let reply): reply.object
    }
  }

  /// Whether it tells of the daemon's state, and so in the time that the daemon holds for the
  /// user's.
  var needsDaemon: Bool {
    switch self {
    case .configurationFile, .configuration, .settings, .verification, .reloaded, .accepted: false
    default: true
    }
  }

  /// The applications in whose time it is told, where its own words do not say which that is.
  var applications: Set<String> {
    let events: [EventReport]
    switch self {
    case .recorded(let reply): events = reply.events
    case .undone(let reply): events = [reply.undone]
    case .events(let reply): events = reply.events
    case .change(let change): events = change.events
    default: events = []
    }
    return Set(events.map(\.application)).subtracting([""])
  }

  private static func json(_ settings: [SettingInForce], _ file: String?) -> JSONObject {
    let elements: [JSONValue] = settings.map { setting in
      var object: JSONObject = ["key": .string(setting.key), "value": .string(setting.value)]
      switch setting.origin {
      case .byDefault: object["line"] = .null
      case .file(_, let line): object["line"] = .integer(Int64(line))
      }
      return .object(object)
    }
    return ["file": file.map(JSONValue.string) ?? .null, "settings": .array(elements)]
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
