import CivilTime
import SystemPackage
import Systemd

/// The files that the daemon goes by, each watched.
struct WatchedFiles {
  let configuration: FileWatch
  /// The folder of the log.
  let log: FileWatch
  /// What says which zone the machine's is, and the tz database.
  let zones: [FileWatch]
  /// The socket of the session bus; nil if that has no path.
  let bus: FileWatch?

  init(
    _ configuration: FilePath, log: FilePath, _ environment: [String: String], on loop: EventLoop
  ) throws(SystemdError) {
    self.configuration = try FileWatch(configuration, on: loop)
    self.log = try FileWatch(log, on: loop)
    // If the first is a copy rather than a link, the second has its name.
    zones = [
      try FileWatch("/etc/localtime", on: loop), try FileWatch("/etc/timezone", on: loop),
      try FileWatch(ZoneDatabase.directory(variables: environment), on: loop),
    ]
    if let socket = environment.sessionBusSocket {
      bus = try FileWatch(socket, on: loop)
    } else {
      bus = nil
    }
  }
}

extension [String: String] {
  /// Where the session bus listens, if that is a path.
  fileprivate var sessionBusSocket: FilePath? {
    if let address = self["DBUS_SESSION_BUS_ADDRESS"] {
      guard address.hasPrefix("unix:path=") else { return nil }
      let path = address.dropFirst("unix:path=".count).prefix { $0 != "," && $0 != ";" }
      return FilePath(String(path))
    }
    return self["XDG_RUNTIME_DIR"].map { FilePath($0).appending("bus") }
  }
}
