import Glibc
import SystemPackage
import TestSupport
import Testing

/// Mails that are imported.
@Suite("Imports of mails")
struct MailImportTests {
  private func withFolder(_ body: (Workspace, FilePath) async throws -> Void) async throws {
    try await Workspace.open { workspace in
      try workspace.configuration.write(
        "you.zone = \"Etc/UTC\"\nlog.settle = \"0s\"\n[mail]\nown = [\"pat@cand.example\"]\n")
      let folder = workspace.folder.appending("Mail")
      for name in ["", "cur", "new", "tmp", ".Sent", ".Sent/cur"] {
        try folder.appending(name).makeFolder()
      }
      try await workspace.withDaemon { _ in
        try await workspace.followupctl("add", "acme", "--company", "Acme", "--at", "10 days ago")
        try await workspace.followupctl("contact", "acme", "Jo Doe <jo@acme.example>")
        try await body(workspace, folder)
      }
    }
  }

  /// A mail of as many days ago.
  private func mail(
    _ id: Int, from: String, to: String, daysAgo days: Int, _ more: String = ""
  ) async throws -> String {
    let date = try await runSuccessfully("date", ["-u", "-R", "-d", "\(days) days ago"]).lines[0]
    return "From: \(from)\nTo: \(to)\nDate: \(date)\nMessage-ID: <\(id)@x>\n\(more)\nbody\n"
  }

  private func actions(_ workspace: Workspace) async throws -> [String] {
    let log = try await workspace.followupctl("log", "--json").stdout
    return log.split(separator: "\"kind\":\"").dropFirst().map { part in
      let kind = part.prefix { $0 != "\"" }
      let action = part.split(separator: "\"action\":\"").dropFirst().first?.prefix { $0 != "\"" }
      return kind == "touch.sent" ? "\(action ?? "none")" : String(kind)
    }
  }

  @Test func `A folder without a mail is named, unless it is a Maildir`() async throws {
    try await withFolder { workspace, folder in
      let other = workspace.folder.appending("Other")
      try other.makeFolder()
      try other.appending("jobs.csv").write("company\nGlobex\n")
      let read = try await workspace.followupctl("import", other.string, folder.string).stdout
      #expect(
        read.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ").contains(
          "Other, line 1: this folder holds no mails, and nothing else is read of a folder"))
      #expect(!read.contains("Mail, line 1"))
    }
  }

  @Test func `A Maildir is recorded once, in the order of its mails`() async throws {
    try await withFolder { workspace, folder in
      let heard = try await mail(
        1, from: "\"Doe, Jo\" <JO@Acme.example>", to: "pat@cand.example", daysAgo: 3)
      let sent = try await mail(
        2, from: "Pat <pat@cand.example>", to: "mum@home.example; jo@acme.example", daysAgo: 2,
        "In-Reply-To: <1@x>\n")
      try folder.appending(".Sent/cur/2:2,S").write(sent)
      try folder.appending("cur/9:2,S").write(heard)
      try folder.appending("new/9").write(heard)
      try folder.appending("tmp/7").write(
        try await mail(3, from: "jo@acme.example", to: "", daysAgo: 1))
      try folder.appending("new/1").write(
        try await mail(4, from: "x@y.example", to: "", daysAgo: 1))
      try folder.appending("cur/.uidvalidity").write("junk\n")
      let draft = try await mail(6, from: "pat@cand.example", to: "jo@acme.example", daysAgo: 1)
      try folder.appending("cur/6:2,DS").write(draft)
      try folder.appending(".INBOX.Drafts").makeFolder()
      try folder.appending(".INBOX.Drafts/7").write(draft)
      // A mail that was stopped waits there in Evolution, seen.
      try folder.appending(".Outbox").makeFolder()
      try folder.appending(".Outbox/cur").makeFolder()
      try folder.appending(".Outbox/cur/8:2,S").write(draft)
      try folder.appending("new/5").write("From: jo@acme.example\nDate: Fr, 27. Nov\n\n")
      let shown = try await workspace.followupctl("import", folder.string, "--dry-run").stdout
      #expect(shown.split(separator: "Would record").count == 2, "\(shown)")
      #expect(shown.contains("new/5, line 1: its date cannot be read"), "\(shown)")
      for _ in 0..<2 {
        try await workspace.followupctl("import", folder.string)
        #expect(
          try await actions(workspace)
            == ["application.added", "contact.added", "message.heard", "reply"])
      }
    }
  }

  @Test func `A mailbox holds several mails, and a file that is no mail is refused`() async throws {
    try await withFolder { workspace, folder in
      let (first, second) = (
        try await mail(1, from: "jo@acme.example", to: "pat@cand.example", daysAgo: 3),
        try await mail(2, from: "jo@acme.example", to: "pat@cand.example", daysAgo: 2)
      )
      let box = folder.appending("box")
      try box.write("From jo Fri\n\(first)\nFrom jo Sat\n\(second)")
      try await workspace.followupctl("import", box.string)
      #expect(
        try await actions(workspace)
          == ["application.added", "contact.added", "message.heard", "message.heard"])
      let bad = folder.appending("bad")
      try bad.write("Subject: none\n\nFrom: jo@acme.example\n")
      let refused = try await workspace.run(["import", box.string, bad.string])
      #expect(
        refused.status == .exited(1) && refused.stderr.contains("bad, line 1: no field \"From:\""))
    }
  }

  @Test func `Whom two applications have is asked for, and named with --to`() async throws {
    try await withFolder { workspace, folder in
      try await workspace.followupctl("add", "bolt", "--company", "Bolt", "--at", "10 days ago")
      try await workspace.followupctl("contact", "bolt", "Jo Doe <jo@acme.example>")
      let file = folder.appending("cur/1")
      try file.write(try await mail(1, from: "jo@acme.example", to: "pat@cand.example", daysAgo: 1))
      let asked = try await workspace.followupctl("import", file.string).stdout
      #expect(asked.contains("name the application with --to"), "\(asked)")
      let taken = try await workspace.followupctl("import", file.string, "--to", "bolt").stdout
      #expect(taken.contains("Recorded for bolt: you heard from jo-doe"), "\(taken)")
    }
  }

  @Test(
    "The manual page's hook has recorded what notmuch finds", .requires(.programs(["notmuch"])))
  func notmuch() async throws {
    try await withFolder { workspace, folder in
      let hooks = folder.appending(".notmuch/hooks")
      for name in [".notmuch", ".notmuch/hooks"] { try folder.appending(name).makeFolder() }
      let hook = hooks.appending("post-new")
      try hook.write(try #require(ManualPage("followup-sendmail.1").example("#!/bin/sh\nnotmuch")))
      _ = hook.withPlatformString { chmod($0, 0o700) }
      var environment = workspace.environment
      environment["PATH"] = "\(Programs.folder):/usr/bin:/bin"
      environment["NOTMUCH_CONFIG"] = workspace.folder.appending("notmuch").string
      try FilePath(try #require(environment["NOTMUCH_CONFIG"])).write(
        "[database]\npath=\(folder)\n")
      func notice() async throws {
        let command = Command("notmuch", ["new"], environment: .only(environment))
        #expect(try await TestSupport.run(command).succeeded)
      }
      let old = try await mail(1, from: "jo@acme.example", to: "pat@cand.example", daysAgo: 9)
      try folder.appending("new/1").write(old)
      try await notice()
      #expect(try await actions(workspace) == ["application.added", "contact.added"])
      let mail = try await mail(2, from: "pat@cand.example", to: "jo@acme.example", daysAgo: 1)
      try folder.appending("new/a file").write(mail)
      for _ in 0..<2 {
        try await notice()
        #expect(
          try await actions(workspace) == ["application.added", "contact.added", "other"])
      }
    }
  }
}
