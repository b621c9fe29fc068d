import JSON
import TestSupport

/// One entry of the journal, by its fields.
struct Entry: Sendable {
  private let fields: JSONObject

  init(_ line: some StringProtocol) throws {
    fields = try JSONReader.parse(Array(line.utf8)).objectValue ?? JSONObject()
  }

  subscript(_ field: String) -> String? { fields[field]?.stringValue }

  /// Everything that the entry says, for what must not be in it.
  var text: String {
    fields.map { "\($0.key)=\($0.value.stringValue ?? "")" }.joined(separator: "\n")
  }
}

extension Container {
  /// A user's review of the journal: `journalctl --user -t followupd` and more matches.
  func review(_ matches: [String]) async throws -> [Entry] {
    let arguments = ["--user", "-t", "followupd", "-o", "json", "--quiet"] + matches
    return try await runSuccessfully("journalctl", arguments).lines.map { try Entry($0) }
  }

  /// Follows the journal until the first entry that matches, past ones included.
  func awaitEntry(
    _ matches: [String], as person: Person = .user, among which: [String] = ["--user"]
  ) async throws -> Entry {
    let arguments = which + ["-t", "followupd", "-o", "json", "--follow", "--lines=all"] + matches
    return try await withProcess(command("journalctl", arguments, as: person)) { journal in
      try Entry(try await journal.line(containing: "{"))
    }
  }

  /// A property of the user's service, as systemd shows it.
  func property(_ name: String) async throws -> String {
    let output = try await runSuccessfully(
      "systemctl", ["--user", "show", "--value", "-p", name, "followupd.service"])
    return output.lines.first ?? ""
  }

  /// Whether the container has a program.
  func has(_ program: String) async throws -> Bool {
    try await run("sh", ["-c", "command -v \(program)"]).succeeded
  }

  /// Runs followupctl as the user, which has to succeed.
  @discardableResult
  func followupctl(_ arguments: String...) async throws -> Output {
    try await runSuccessfully("followupctl", arguments)
  }

  /// Makes the user's configuration. By itself it takes reminders at any hour, and waits for no
  /// synchroniser after a start.
  func configure(
    _ text: String = "[you]\nquiet = \"none\"\n[log]\nsettle = \"0s\"\n"
  ) async throws {
    let script = "mkdir -p ~/.config/followup && cat > ~/.config/followup/followup.toml"
    try await runSuccessfully("sh", ["-c", script], input: text)
  }

  /// Records an application with a first call that ends in a moment: the thank-you's window opens
  /// then.
  func recordCallThatEnds(_ name: String) async throws {
    try await followupctl("add", name, "--company", "Acme Corp.", "--zone", "Europe/Berlin")
    try await followupctl("contact", name, "Jo Doe <jo@acme.example>", "--may", "email")
    let begin = try await runSuccessfully("date", ["-u", "-d", "-57 seconds", "+%FT%TZ"])
    try await followupctl(
      "interview", name, "phone", "--at", begin.lines[0], "--duration", "1m", "--with", "Jo Doe")
  }
}
