import SystemPackage
import TestSupport
import Testing

/// Drafts from the real programs: templates, an editor, a mail program and the gate.
@Suite("Drafts")
struct DraftTests {
  /// A desk where a call with Jo Doe ended an hour ago, so that a thank-you may be sent.
  private func open(_ body: (MailDesk) async throws -> Void) async throws {
    try await MailDesk.open { desk in
      try await desk.workspace.followupctl("change", "acme", "--role", "Größenmesser")
      try await desk.workspace.followupctl(
        "interview", "acme", "phone", "--at", "2h ago", "--duration", "30m", "--with", "jo")
      try await body(desk)
    }
  }

  private func script(_ name: String, in desk: MailDesk, _ text: String) throws -> String {
    let path = desk.workspace.folder.appending(name)
    try path.write("#!/bin/sh\n\(text)\n", permissions: .ownerReadWriteExecute)
    return path.string
  }

  /// Runs followupctl with variables of its own.
  private func draft(
    _ desk: MailDesk, _ arguments: String..., with variables: [String: String] = [:]
  ) async throws -> Output {
    var workspace = desk.workspace
    workspace.environment.merge(variables) { $1 }
    return try await workspace.run(["draft"] + arguments)
  }

  @Test func `What --print prints goes through the gate as it is, and is recorded`() async throws {
    try await open { desk in
      let printed = try await draft(desk, "acme", "thank-you", "--print")
      #expect(printed.succeeded && printed.stderr.isEmpty, "\(printed)")
      #expect(printed.stdout.hasPrefix("To: \"Jo Doe\" <jo@acme.example>\nSubject: =?utf-8?B?"))
      let sent = try await desk.run(
        "sh", ["-c", "\(Programs.followupctl) draft acme thank-you --print | \"$G\" -t"], input: "")
      #expect(sent.succeeded && sent.stderr.isEmpty, "\(sent)")
      #expect(try desk.sent() == printed.stdout)
      try await desk.workspace.awaitEvents("touch.sent", count: 2)
    }
  }

  @Test(.requires(.programs(["mutt", "msmtp", "python3"])))
  func `mutt and msmtp read the headers that --print prints`() async throws {
    try await open { desk in
      let printed = try await draft(desk, "acme", "thank-you", "--print")
      // Nothing listens there: with recipients msmtp fails later than without.
      for (mail, code) in [(printed.stdout, 75), ("Subject: x\n\n", 64)] as [(String, Int32)] {
        let msmtp = try await desk.run(
          "msmtp",
          ["--read-recipients", "--host=127.0.0.1", "--port=1", "--from=pat@cand.example"],
          input: mail)
        #expect(msmtp.status == .exited(code), "\(msmtp)")
      }
      let mutt = try await desk.run(
        "sh",
        [
          "-c",
          """
          printf 'set sendmail="%s" from=pat@cand.example use_from=yes copy=no\\n' real > rc
          sed -i "s|real|$PWD/real|" rc
          cat > draft; mutt -n -F rc -H draft < /dev/null
          """,
        ], input: printed.stdout)
      #expect(mutt.succeeded, "\(mutt)")
      #expect(try desk.words() == ["--", "jo@acme.example"])
      let read = try await runPython(
        """
        import email, email.policy, sys
        m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
        print(m["Subject"], m["To"], m.get_content().split("\\n")[0], sep="|")
        """, input: Array(desk.sent().utf8))
      #expect(
        read.lines == [
          "Thank you for the conversation: Größenmesser|Jo Doe <jo@acme.example>|Dear Jo Doe,"
        ])
    }
  }

  @Test func `What check never allows is not written, and what has to wait comes with a warning`()
    async throws
  {
    try await open { desk in
      let never = try await draft(desk, "acme", "reply", "--print")
      let check = try await desk.workspace.run([
        "check", "acme", "reply", "--via", "email", "--to", "jo-doe",
      ])
      #expect(never.status == check.status && never.status == .exited(4))
      #expect(never.stdout.isEmpty && never.stderr == check.stdout, "\(never)")
      let json = try await draft(desk, "acme", "reply", "--json")
      #expect(json.status == .exited(4) && json.stdout.contains("\"verdict\":\"never\""), "\(json)")
      let notYet = try await draft(desk, "acme", "check-in")
      #expect(notYet.succeeded && notYet.stderr.hasPrefix("Not yet: a check-in by email"))
      #expect(notYet.stdout.contains("for the position of Größenmesser"), "\(notYet)")
    }
  }

  @Test func `A template of one's own stands for the program's; a fault is told with its line`()
    async throws
  {
    try await open { desk in
      try desk.workspace.configuration.write(
        "you.name = \"Pat Roe\"\n" + desk.workspace.configuration.text())
      let folder = desk.workspace.folder.appending("templates")
      try folder.makeFolder()
      let template = folder.appending("thank-you.mustache")
      try template.write("Subject: {{role}}\n\nHey {{recipient}}, thanks!\n{{you}}\n")
      let own = try await draft(desk, "acme", "thank-you")
      #expect(
        own.stdout == """
          To: Jo Doe <jo@acme.example>
          Subject: Größenmesser

          Hey Jo Doe, thanks!
          Pat Roe

          """, "\(own)")
      #expect(own.stderr == "Note: \"hey\" is too familiar for an employer.\n", "\(own)")
      try template.write("Subject: x\n\n{{recipent}}\n")
      let fault = try await draft(desk, "acme", "thank-you")
      #expect(fault.status == .exited(1) && fault.stdout.isEmpty)
      #expect(
        fault.stderr.hasPrefix(
          "followupctl: \(template), line 3: \"recipent\" stands for nothing: write one of "),
        "\(fault)")
      for (bytes, words) in [
        ([0xFF], "is not UTF-8"), (Array(repeating: 0x41, count: 70_000), "more than 64 KiB"),
      ] as [([UInt8], String)] {
        try template.write(bytes)
        let refused = try await draft(desk, "acme", "thank-you")
        #expect(refused.status == .exited(1) && refused.stderr.contains(words), "\(refused)")
      }
    }
  }

  @Test func `An editor changes it, its words stay out of the output, and the tone is read again`()
    async throws
  {
    try await open { desk in
      let editor = try script(
        "my editor", in: desk,
        "echo editing; stat -c %a \"$2\"; [ \"$1\" = -w ] && sed -i 's/^Dear/Hey/' \"$2\"")
      let edited = try await draft(
        desk, "acme", "thank-you", "--edit", with: ["EDITOR": "'\(editor)' -w"])
      #expect(edited.succeeded && edited.stdout.contains("\n\nHey Jo Doe,\n"), "\(edited)")
      #expect(
        edited.stderr == "editing\n600\nNote: \"hey\" is too familiar for an employer.\n",
        "\(edited)")
      let folder = desk.workspace.folder.appending("tmp")
      try folder.makeFolder()
      let failed = try await draft(
        desk, "acme", "thank-you", "--edit", with: ["VISUAL": "false", "TMPDIR": folder.string])
      #expect(failed.status == .exited(1) && failed.stdout.isEmpty)
      #expect(failed.stderr.hasPrefix("followupctl: The editor ended with status 1"), "\(failed)")
      #expect(folder.names.count == 1)
      let empty = try await draft(
        desk, "acme", "thank-you", "--edit", with: ["EDITOR": "truncate -s 0"])
      #expect(empty.stderr == "followupctl: The draft is empty, and nothing is done.\n", "\(empty)")
    }
  }

  @Test func `A place that is left for the user's words is named, and never printed for sendmail`()
    async throws
  {
    try await open { desk in
      try await desk.workspace.followupctl("heard", "acme", "--asks", "--from", "jo")
      let line = "The line \"[Your answer.]\" is yours to write"
      let read = try await draft(desk, "acme", "reply")
      #expect(read.succeeded && read.stderr == "Note: \(line).\n", "\(read)")
      let printed = try await draft(desk, "acme", "reply", "--print")
      #expect(printed.status == .exited(1) && printed.stdout.isEmpty, "\(printed)")
      #expect(printed.stderr == "followupctl: \(line): add --edit, or use --open.\n", "\(printed)")
      let edited = try await draft(
        desk, "acme", "reply", "--edit", "--print", with: ["EDITOR": "sed -i s/^.Your.*/Yes./"])
      #expect(edited.succeeded && edited.stdout.contains("\n\nYes.\n\n"), "\(edited)")
      #expect(edited.stderr.isEmpty, "\(edited)")
    }
  }

  @Test func `xdg-open is given a link; without an address that is said`() async throws {
    try await open { desk in
      let folder = desk.workspace.folder
      _ = try script("xdg-open", in: desk, "printf '%s\\n' \"$#\" \"$1\" > \(folder)/opened")
      let path = ["PATH": "\(folder):/usr/bin:/bin"]
      let opened = try await draft(desk, "acme", "thank-you", "--open", with: path)
      #expect(opened.succeeded && opened.stdout.isEmpty && opened.stderr.isEmpty, "\(opened)")
      let words = try folder.appending("opened").text().split(separator: "\n")
      #expect(words.count == 2 && words[0] == "1")
      #expect(words[1].hasPrefix("mailto:jo@acme.example?subject=Thank%20you%20for%20"))
      #expect(words[1].contains("Gr%C3%B6%C3%9Fenmesser&body=Dear%20Jo%20Doe%2C%0D%0A%0D%0AThank"))

      try await desk.workspace.followupctl("add", "bolt", "--company", "Bolt", "--at", "9 days ago")
      try await desk.workspace.followupctl("contact", "bolt", "Tom Lee", "--may", "email")
      let nowhere = try await draft(desk, "bolt", "other", "--open", with: path)
      #expect(nowhere.succeeded && nowhere.stderr.contains("Note: No mail address is known"))
      #expect(try folder.appending("opened").text().contains("\nmailto:?subject="))
      _ = try script("xdg-open", in: desk, "exit 3")
      let failed = try await draft(desk, "acme", "thank-you", "--open", with: path)
      #expect(failed.status == .exited(1))
      #expect(
        failed.stderr == "followupctl: xdg-open ended with status 3: no mail program was opened.\n")
    }
  }
}
