package import CivilTime

/// The world outside, as a command sees it: handed in once, so that a test can hand in another.
package struct CommandEnvironment {
  /// What the clock said when the program started.
  package let now: Instant
  /// The environment variables.
  package let variables: [String: String]
  /// Whether standard output is a terminal.
  package let isTerminal: Bool
  /// Where zones come from.
  package let zones: any ZoneSource
  /// The zone of this machine.
  package let systemZone: () -> Zone
  /// Writes to standard output.
  package let write: (String) -> Void
  /// Writes to standard error.
  package let writeError: (String) -> Void
  /// Connects to the daemon's socket at a path.
  package let connect: (String) throws(CommandError) -> any ControlChannel

  package init(
    now: Instant, variables: [String: String], isTerminal: Bool, zones: any ZoneSource,
    systemZone: @escaping () -> Zone, write: @escaping (String) -> Void,
    writeError: @escaping (String) -> Void,
    connect: @escaping (String) throws(CommandError) -> any ControlChannel
  ) {
    self.now = now
    self.variables = variables
    self.isTerminal = isTerminal
    self.zones = zones
    self.systemZone = systemZone
    self.write = write
    self.writeError = writeError
    self.connect = connect
  }

  /// A variable that is set to something.
  package func variable(_ name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether output may be coloured.
  var isColoured: Bool {
    isTerminal && variable("NO_COLOR") == nil && variable("TERM") != "dumb"
  }
}
