import FollowupCore
package import Varlink

/// The interface between the daemon and its clients.
package enum Control {
  /// The name, in reverse-domain notation.
  package static let interfaceName = "io.followup.Control"

  /// The version of all programs. The newest release in CHANGELOG.md has the same, as `make check` sees to.
  package static let version = "1.1.0"

  /// The methods, in the order in which they are described.
  package static let methods: [any ControlMethod.Type] = [
    GetStatusMethod.self, RecordMethod.self, ListApplicationsMethod.self,
    ListFollowUpsMethod.self, ExplainMethod.self, CheckMethod.self, SnoozeMethod.self,
    SkipMethod.self, UndoMethod.self, ListEventsMethod.self, MonitorMethod.self,
    ReloadMethod.self, AcceptLogMethod.self, ExportCalendarMethod.self, CheckMessageMethod.self,
    AllowMailMethod.self, ListTimelinesMethod.self, GetFiguresMethod.self,
  ]

  /// The interface as the daemon serves it.
  package static let service = VarlinkService.Interface(
    name: interfaceName, methods: methods.map { $0.name }, describe: { interface })

  /// The interface's description, made anew each time from the tables of its methods, reports and
  /// errors, since hardly anybody asks a running daemon for it.
  package static var interface: VarlinkInterface {
    var description = InterfaceDescription()
    for method in methods { description.add(method) }
    for error in RequestError.shapes { description.add(error) }
    return VarlinkInterface(
      name: interfaceName, documentation: documentation.split(separator: "\n").map(String.init),
      members: description.types + description.members)
  }

  private static let documentation = """
    Follow-ups after job interviews, within what employers allow.
    Instants are RFC 3339 in UTC with a Z, dates YYYY-MM-DD, zones tz names, sums decimal strings.
    An application is named by its name or a unique start of it; a contact by short name, name,
    address, or a unique part of one.
    """
}
