package import SystemPackage

/// A user's folder of its own: a configuration, a log and a socket, and the two programs on them. The
/// programs see nothing of the machine's real user.
package struct Workspace: Sendable {
  /// The folder with everything in it.
  package let folder: FilePath
  /// The variables of both programs.
  package var environment: [String: String]

  /// The configuration file.
  package var configuration: FilePath { folder.appending("followup.toml") }
  /// The folder of the event log.
  package var log: FilePath { folder.appending("events") }
  /// The daemon's socket.
  package var socket: FilePath { folder.appending("socket") }

  /// Makes a workspace, gives it to `body`, and removes it afterwards.
  ///
  /// - Parameters:
  ///   - configuration: the text of its configuration; without one, reminders come at any hour, and
  ///     a start waits for no synchroniser.
  ///   - desktop: where notifications are shown; nil is nowhere.
  package static func open<Result>(
    configuration: String = """
    [you]
    quiet = "none"
    zone = "Etc/UTC"
    [log]
    settle = "0s"

    """,
    desktop: Desktop? = nil, _ body: (Workspace) async throws -> Result
  ) async throws -> Result {
    try await withTemporaryFolder { folder in
      let workspace = Workspace(folder: folder, desktop: desktop)
      try workspace.configuration.write(configuration)
      let holidays = folder.appending("holidays")
      try holidays.makeFolder()
      try holidays.appending("zones.toml").write("[zones]\n")
      return try await body(workspace)
    }
  }

  private init(folder: FilePath, desktop: Desktop?) {
    self.folder = folder
    environment = [
      "HOME": folder.string, "XDG_RUNTIME_DIR": folder.string, "PATH": "/usr/bin:/bin",
      "DBUS_SESSION_BUS_ADDRESS": "unix:path=\(folder)/no-bus", "LANG": "C.UTF-8",
    ]
    environment["FOLLOWUP_CONFIG"] = configuration.string
    environment["FOLLOWUP_LOG"] = log.string
    environment["FOLLOWUP_SOCKET"] = socket.string
    // No holidays, unless a test says where the lists are.
    environment["FOLLOWUP_HOLIDAYS"] = folder.appending("holidays").string
    if let desktop { environment.merge(desktop.environment) { $1 } }
  }

  /// A command that starts the daemon here.
  package var daemon: Command {
    Command(Programs.followupd.string, environment: .only(environment))
  }

  /// Starts the daemon, waits until it answers, gives it to `body`, and ends it afterwards.
  package func withDaemon<Result>(
    _ body: (RunningProcess) async throws -> Result
  ) async throws -> Result {
    try await withProcess(daemon) { process in
      try await eventually("the daemon answers") {
        try await run(["status"]).succeeded ? () : nil
      }
      return try await body(process)
    }
  }

  /// Runs followupctl to its end, whatever it returns.
  package func run(_ arguments: [String], input: String = "") async throws -> Output {
    try await TestSupport.run(
      Programs.followupctl.string, arguments, environment: .only(environment), input: input)
  }

  /// Runs followupctl, which has to return 0.
  ///
  /// - Throws: `CommandFailure` where it does not.
  @discardableResult
  package func followupctl(_ arguments: String...) async throws -> Output {
    let output = try await run(arguments)
    guard output.succeeded else {
      throw CommandFailure(command: ["followupctl"] + arguments, output: output)
    }
    return output
  }

  /// Waits until the log holds as many events of a kind, and not more.
  package func awaitEvents(_ kind: String, count: Int = 1) async throws {
    try await eventually("\(count) times \(kind) in the log") {
      let logged = try await run(["log", "--json"]).stdout
      return logged.split(separator: "\"\(kind)\"").count - 1 == count ? () : nil
    }
  }

  /// Records an application with a first call that ends in some seconds: the thank-you's window
  /// opens then.
  package func recordCallThatEnds(_ name: String, inSeconds seconds: Int = 2) async throws {
    try await followupctl("add", name, "--company", "Acme Corp.")
    try await followupctl("contact", name, "Jo Doe <jo@acme.example>", "--may", "email")
    let begin = try await runSuccessfully(
      "date", ["-u", "-d", "\(seconds - 60) seconds", "+%FT%TZ"])
    try await followupctl(
      "interview", name, "phone", "--at", begin.lines[0], "--duration", "1m", "--with", "Jo Doe")
  }
}
