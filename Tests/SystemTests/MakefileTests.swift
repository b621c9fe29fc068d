import SystemPackage
import TestSupport
import Testing

@Suite("make", .requires(.release))
struct MakefileTests {
  private static let installed = Set([
    "bin/followupd", "bin/followupctl",
    "lib/systemd/user/followupd.service", "lib/systemd/user/followupd.socket",
    "lib/systemd/catalog/followupd.catalog",
    "share/man/man1/followupctl.1", "share/man/man8/followupd.8",
    "share/applications/io.followup.Followup.desktop",
    "share/bash-completion/completions/followupctl",
    "share/icons/hicolor/scalable/apps/io.followup.Followup.svg",
    "share/zsh/site-functions/_followupctl",
    "share/fish/vendor_completions.d/followupctl.fish",
    "share/doc/followup/followup.toml",
  ]).union(holidays)

  /// The lists of holidays, a file a country.
  private static let holidays = Programs.repository.appending("config").appending("holidays").names
    .map { "share/followup/holidays/\($0)" }

  private func make(_ target: String, into folder: FilePath, prefix: String) async throws {
    try await runSuccessfully(
      "make",
      [
        "-C", Programs.repository.string, "--assume-old=build", target, "DESTDIR=\(folder)",
        "PREFIX=\(prefix)",
      ])
  }

  private func files(in folder: FilePath) async throws -> Set<String> {
    let output = try await runSuccessfully(
      "find", [folder.string, "!", "-type", "d", "-printf", "%P\\n"])
    return Set(output.lines)
  }

  @Test("install puts every file in its place, for all to read, and uninstall takes them away")
  func install() async throws {
    try await withTemporaryFolder { folder in
      try await make("install", into: folder, prefix: "/usr")
      let installed = try await files(in: folder)
      #expect(installed == Set(Self.installed.map { "usr/\($0)" }))
      let unreadable = try await runSuccessfully(
        "find", [folder.appending("usr").string, "!", "-perm", "-444"])
      #expect(unreadable.stdout == "")
      let service = try folder.appending("usr/lib/systemd/user/followupd.service").text()
      #expect(service.contains("\nExecStart=/usr/bin/followupd\n"))
      try await make("uninstall", into: folder, prefix: "/usr")
      let left = try await files(in: folder)
      #expect(left == [])
    }
  }

  @Test("At home the units lie where a user's own belong, and there is no catalog")
  func homeInstall() async throws {
    let home = try #require(variable("HOME"))
    try await withTemporaryFolder { folder in
      try await make("install", into: folder, prefix: "~/.local")
      let local = folder.pushing(FilePath(String(home.dropFirst())).appending(".local"))
      let units = local.appending("share/systemd/user").names.sorted()
      #expect(units == ["followupd.service", "followupd.socket"])
      #expect(!local.appending("lib").exists)
      try await make("uninstall", into: folder, prefix: "~/.local")
      let left = try await files(in: folder)
      #expect(left == [])
    }
  }

  @Test("The manual page names every command")
  func manual() async throws {
    let page = try await runSuccessfully(
      Programs.repository.appending("scripts/manual").string,
      [Programs.release.appending("followupctl").string])
    let commands = [
      "add", "contact", "interview", "cancel", "expect", "sent", "heard", "mistake", "salary",
      "outcome", "next", "list", "show", "why", "check", "snooze", "skip", "undo", "log", "status",
      "reload", "config check", "config show", "config path", "holidays",
    ]
    for command in commands {
      let heading = command.split(separator: " ").map { "\\fB\($0)\\fR" }.joined(separator: " ")
      #expect(page.lines.contains(".Ss \(heading)"), "\(command)")
    }
  }
}
