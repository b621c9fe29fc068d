import SystemPackage
import TestSupport
import Testing

@Suite("make", .requires(.release), .requires(.programs(["mandoc", "man", "lexgrog"])))
struct MakefileTests {
  private static let installed = Set([
    "bin/followupd", "bin/followupctl", "bin/followup-sendmail",
    "libexec/followup/followup-read", "libexec/followup/followup-write",
    "lib/systemd/user/followupd.service", "lib/systemd/user/followupd.socket",
    "lib/systemd/user/followupd-folders.service", "lib/systemd/user/followup-draft@.service",
    "lib/systemd/catalog/followupd.catalog",
    "share/man/man1/followupctl.1", "share/man/man1/followup-sendmail.1",
    "share/man/man5/followup.toml.5",
    "share/man/man7/io.followup.Control.7", "share/man/man8/followupd.8",
    "share/applications/io.followup.Followup.desktop",
    "share/bash-completion/completions/followupctl",
    "share/metainfo/io.followup.Followup.metainfo.xml",
    "share/icons/hicolor/scalable/apps/io.followup.Followup.svg",
    "share/zsh/site-functions/_followupctl",
    "share/fish/vendor_completions.d/followupctl.fish",
    "share/doc/followup/followup.toml",
    "share/doc/followup/trackers/jobsync.toml", "share/doc/followup/trackers/spreadsheet.toml",
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
      let draft = try folder.appending("usr/lib/systemd/user/followup-draft@.service").text()
      #expect(draft.contains(" /usr/bin/followupctl %I\n"))
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
      #expect(
        units == [
          "followup-draft@.service", "followupd-folders.service", "followupd.service",
          "followupd.socket",
        ])
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
      [Programs.release.string, "followupctl.1"])
    let commands = [
      "add", "contact", "interview", "cancel", "expect", "sent", "heard", "mistake", "salary",
      "outcome", "next", "list", "show", "why", "check", "snooze", "skip", "undo", "log", "status",
      "allow-mail", "reload", "config check", "config show", "config path", "holidays list",
      "holidays import", "change", "delete", "move", "note", "import", "export", "timeline",
      "figures", "report", "draft",
    ]
    for command in commands {
      let heading = command.replacing("-", with: "\\-").split(separator: " ")
        .map { "\\fB\($0)\\fR" }.joined(separator: " ")
      #expect(page.lines.contains(".Ss \(heading)"), "\(command)")
    }
  }

  @Test("The manual pages are what those who format and index them take without a warning")
  func manualPages() async throws {
    try await withTemporaryFolder { folder in
      try await make("install", into: folder, prefix: "/usr")
      let pages = try await runSuccessfully(
        "find", [folder.appending("usr/share/man").string, "-type", "f"])
      #expect(pages.lines.count >= 4)
      for page in pages.lines {
        let lint = try await run(Command("mandoc", ["-Tlint", "-W", "warning", page]))
        #expect(lint.stdout == "" && lint.succeeded, "\(lint)")
        let formatted = try await run(
          Command(
            "man", ["--local-file", "--warnings", page],
            environment: .inherited(["LC_ALL": "C.UTF-8"])))
        #expect(formatted.stderr == "" && formatted.succeeded, "\(formatted)")
        let indexed = try await run(Command("lexgrog", [page]))
        #expect(indexed.succeeded, "\(indexed)")
      }
    }
  }

  @Test(
    "install says how to start it from where it is",
    arguments: [
      ("/usr/local", "systemctl --user enable --now followupd.socket followupd.service"),
      ("/opt/x", "systemd does not look for units in /opt/x/lib/systemd/user"),
    ])
  func howToStart(prefix: String, advice: String) async throws {
    let said = try await runSuccessfully(
      Programs.repository.appending("scripts/how-to-start").string,
      ["\(prefix)/bin", "\(prefix)/lib/systemd/user"])
    #expect(said.stdout.contains(advice), "\(said)")
    #expect(said.stdout.contains("PATH does not have") == (prefix == "/opt/x"), "\(said)")
  }
}
