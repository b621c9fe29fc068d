internal import Ground
package import SystemPackage
internal import TOML

/// One of the three places that both programs have to agree on.
package enum Location: String, CaseIterable, Hashable, Sendable {
  case configuration, log, socket

  /// The flag that moves it.
  package var flag: String {
    switch self {
    case .configuration: "--config"
    case .log: "--log"
    case .socket: "--socket"
    }
  }

  /// The variable that moves it where the flag is not given.
  package var variable: String {
    switch self {
    case .configuration: "FOLLOWUP_CONFIG"
    case .log: "FOLLOWUP_LOG"
    case .socket: "FOLLOWUP_SOCKET"
    }
  }

  var noun: String {
    switch self {
    case .configuration: "the configuration file"
    case .log: "the event log"
    case .socket: "the control socket"
    }
  }
}

/// Where the configuration file, the event log's folder and the control socket are.
///
/// Each is given by its flag, else by its variable, else it is below the base folder of the XDG
/// specification, or below the default that the specification names in the home folder.
package struct Locations: Sendable {
  /// The paths that flags gave.
  package var flags: [Location: String]
  /// The environment's variables.
  package let environment: [String: String]

  package init(environment: [String: String], flags: [Location: String] = [:]) {
    self.environment = environment
    self.flags = flags
  }

  /// The configuration file: `$XDG_CONFIG_HOME/followup/followup.toml`.
  ///
  /// - Throws: `SettingsError` if neither flag nor variables say it, or what they say is not a path.
  package var configuration: FilePath {
    get throws(SettingsError) {
      try path(.configuration, base: "XDG_CONFIG_HOME", inHome: ".config") {
        $0.appending("followup").appending("followup.toml")
      }
    }
  }

  /// The event log's folder: `$XDG_DATA_HOME/followup/events`.
  ///
  /// - Throws: `SettingsError` if neither flag nor variables say it, or what they say is not a path.
  package var log: FilePath {
    get throws(SettingsError) {
      try path(.log, base: "XDG_DATA_HOME", inHome: ".local/share") {
        $0.appending("followup").appending("events")
      }
    }
  }

  /// The folder in which this device keeps how far its log goes, outside of what is synchronised:
  /// `$XDG_STATE_HOME/followup`, and below that one for each log whose place is given. If all three
  /// places are given, it is beside the socket: nothing is written elsewhere then.
  ///
  /// - Throws: `SettingsError` if nothing tells it, or what tells it is no path.
  package var state: FilePath {
    get throws(SettingsError) {
      let isApart = Location.allCases.allSatisfy(isGiven)
      let folder =
        isApart
        ? try socket.removingLastComponent()
        : try base("XDG_STATE_HOME", inHome: ".local/state", of: .log).appending("followup")
      guard isGiven(.log) else { return folder }
      return folder.appending("logs").pushing(FilePath(root: nil, try log.components))
    }
  }

  /// The control socket: `$XDG_RUNTIME_DIR/followup/io.followup.Control`.
  ///
  /// - Throws: `SettingsError` if neither flag nor variables say it, or what they say is not a path for a socket.
  package var socket: FilePath {
    get throws(SettingsError) {
      let path = try path(.socket, base: "XDG_RUNTIME_DIR", inHome: nil) {
        $0.appending("followup").appending("io.followup.Control")
      }
      guard path.string.utf8.count <= UnixAddress.maximumPathBytes else {
        throw .unusable(
          "The control socket's path \(Quotation.string(path.string))",
          reason: "it has \(path.string.utf8.count) bytes, and a socket's no more than "
            + "\(UnixAddress.maximumPathBytes)")
      }
      return path
    }
  }
}
