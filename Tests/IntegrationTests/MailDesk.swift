import Glibc
import SystemPackage
import TestSupport

/// A workspace where a check-in went to Acme's Jo Doe an hour ago, with a stand-in for the program that
/// sends: it notes its words, its signals and what it is given.
struct MailDesk {
  let workspace: Workspace

  static func open(
    withDaemon: Bool = true, _ body: (MailDesk) async throws -> Void
  ) async throws {
    try await Workspace.open { workspace in
      let desk = MailDesk(workspace: workspace)
      try desk.configure("", keepsProgram: true)
      try desk.realProgram(ends: 0)
      guard withDaemon else { return try await body(desk) }
      try await workspace.withDaemon { _ in
        try await workspace.followupctl("add", "acme", "--company", "Acme", "--at", "10 days ago")
        try await workspace.followupctl(
          "contact", "acme", "Jo Doe <jo@acme.example>", "--may", "email")
        try await workspace.followupctl("sent", "acme", "check-in", "--to", "jo", "--at", "1h ago")
        try await body(desk)
      }
    }
  }

  var gate: String { Programs.folder.appending("followup-sendmail").string }
  var real: FilePath { workspace.folder.appending("real") }

  /// Writes the configuration, with these lines under [mail].
  func configure(_ lines: String, keepsProgram: Bool = false) throws {
    let isSet = lines.contains("program")
    let program = keepsProgram || !isSet ? "program = \"\(real)\"\n" : ""
    try workspace.configuration.write(
      "you.zone = \"Etc/UTC\"\nlog.settle = \"0s\"\n[mail]\n\(program)\(lines)\n")
  }

  /// Makes the stand-in, which ends with a code; it says "no" if that is not 0.
  func realProgram(ends code: Int) throws {
    let folder = workspace.folder
    try real.write(
      """
      #!/bin/sh
      printf '%s\\n' "$@" > \(folder)/words
      grep -E 'Sig(Blk|Ign)' /proc/self/status | tr -d '\\n' >> \(folder)/signals; echo >> \(folder)/signals
      cat > \(folder)/sent
      [ \(code) = 0 ] || echo no >&2
      exit \(code)

      """)
    _ = real.withPlatformString { chmod($0, 0o700) }
  }

  func run(_ program: String, _ arguments: [String], input: String) async throws -> Output {
    var variables = workspace.environment
    variables["G"] = gate
    let command = Command(
      program, arguments, environment: .only(variables), folder: workspace.folder)
    return try await TestSupport.run(command, input: Array(input.utf8))
  }

  var hasSent: Bool { workspace.folder.appending("sent").exists }
  func sent() throws -> String { try workspace.folder.appending("sent").text() }
  func words() throws -> [String] { try lines("words") }
  func signals() throws -> [String] { try lines("signals") }

  private func lines(_ name: String) throws -> [String] {
    try workspace.folder.appending(name).text().split(separator: "\n").map(String.init)
  }

  /// The files in which the texts of refused mails are kept.
  func kept() throws -> [FilePath] {
    let folder = workspace.folder.appending("logs")
      .pushing(FilePath(root: nil, workspace.log.components)).appending("unsent")
    return folder.exists ? folder.names.sorted().map { folder.appending($0) } : []
  }
}
