import SystemPackage
import TestSupport
import Testing

/// followup-sendmail between a mail program and a stand-in for the program that sends.
@Suite("The gate before sendmail")
struct MailGateTests {
  private static let mail =
    "From: pat@cand.example\r\nTo: Jo <jo@acme.example>\r\nMessage-ID: <1@cand>\r\n\r\ndear jo"
  private static let notYet = "The mail was not sent, not to Jo Doe (acme) before "

  /// Runs a shell's line with the gate as `$G`.
  private func shell(
    _ desk: MailDesk, _ line: String, input: String = MailGateTests.mail
  ) async throws -> Output {
    try await desk.run("sh", ["-c", line], input: input)
  }

  @Test func `Nobody known: the very bytes and words go on, and nothing is said`() async throws {
    try await MailDesk.open { desk in
      let output = try await shell(desk, "\"$G\" -oi -f pat@cand.example -- mum@home.example 'a b'")
      #expect(output.succeeded && output.stdout.isEmpty && output.stderr.isEmpty, "\(output)")
      #expect(
        try desk.words() == ["-oi", "-f", "pat@cand.example", "--", "mum@home.example", "a b"])
      #expect(try desk.sent() == Self.mail)
      #expect(try desk.kept().isEmpty)
    }
  }

  @Test func `A mail that may not go yet is stopped, named and kept; by permission it goes, once`()
    async throws
  {
    try await MailDesk.open { desk in
      let output = try await shell(desk, "cat | \"$G\" -t")
      #expect(output.status == .exited(77) && output.stdout.isEmpty, "\(output)")
      #expect(output.stderr.hasPrefix("followup-sendmail: " + Self.notYet), "\(output)")
      #expect(output.stderr.split(separator: "\n").count == 1)
      #expect(!desk.hasSent)
      let kept = try #require(try desk.kept().first)
      #expect(output.stderr.contains(kept.string))
      #expect(try kept.text() == Self.mail)
      #expect(try await runSuccessfully("stat", ["-c", "%a", kept.string]).lines == ["600"])

      try await desk.workspace.followupctl("allow-mail")
      #expect(try await shell(desk, "\"$G\" -t").succeeded)
      #expect(try desk.sent() == Self.mail)
      try await desk.workspace.awaitEvents("touch.sent", count: 2)
      try await desk.workspace.followupctl("allow-mail")
      #expect(try await shell(desk, "\"$G\" -t").succeeded)
      try await desk.workspace.awaitEvents("touch.sent", count: 2)
    }
  }

  @Test func `What the real program returns is returned, and then the permission still holds`()
    async throws
  {
    try await MailDesk.open { desk in
      try await desk.workspace.followupctl("allow-mail")
      try desk.realProgram(ends: 69)
      let output = try await shell(desk, "\"$G\" -t")
      #expect(output.status == .exited(69) && output.stderr == "no\n", "\(output)")
      try desk.realProgram(ends: 0)
      #expect(try await shell(desk, "\"$G\" -t").succeeded)
      #expect(try await shell(desk, "\"$G\" -t").status == .exited(77))
    }
  }

  @Test func `Recipients are the words, and with -t the fields, too`() async throws {
    try await MailDesk.open { desk in
      for (words, status) in [
        ("friend@other.example", 0), ("-t", 77), ("-t cc@acme.example", 77),
        ("-i JO@acme.example.", 77),
        ("-f jo@acme.example x@y.example", 0), ("-N failure -R hdrs -- jo@acme.example", 77),
        ("-t -- pat@cand.example", 77), ("-bs", 0), ("-t -q", 0), ("-bm -t", 77),
      ] {
        let output = try await shell(desk, "\"$G\" \(words)")
        #expect(output.status == .exited(Int32(status)), "\(words): \(output)")
      }
    }
  }

  @Test func `A mail to one of the user's own addresses goes`() async throws {
    try await MailDesk.open { desk in
      try desk.configure("own = [\"x@y.example\", \"Jo@ACME.example\"]")
      #expect(try await shell(desk, "\"$G\" -t").succeeded)
      #expect(try desk.sent() == Self.mail)
    }
  }

  @Test func `Closed descriptors, and signals as they were found`() async throws {
    try await MailDesk.open { desk in
      let refused = try await shell(desk, "\"$G\" -t >&- 2>&-")
      #expect(refused.status == .exited(77) && refused.stderr.isEmpty)
      #expect(try desk.kept().map { try $0.text() } == [Self.mail])
      let found = ["--ignore-signal=PIPE,CHLD,INT", "--block-signal=CHLD,TSTP"]
      for program in [desk.gate, desk.real.string] {
        let output = try await desk.run("env", found + [program, "x@y.example"], input: Self.mail)
        #expect(output.succeeded, "\(output)")
        #expect(try desk.sent() == Self.mail)
      }
      let signals = try desk.signals()
      #expect(signals.count == 2 && signals[0] == signals[1], "\(signals)")
      // The end of a child that is ignored is seen all the same.
      try await desk.workspace.followupctl("allow-mail")
      try desk.realProgram(ends: 65)
      let output = try await shell(desk, "env --ignore-signal=CHLD \"$G\" -t")
      #expect(output.status == .exited(65), "\(output)")
    }
  }

  @Test func `A daemon that is away stops no mail, unless that is set`() async throws {
    try await MailDesk.open(withDaemon: false) { desk in
      #expect(try await shell(desk, "\"$G\" -t").succeeded)
      #expect(try desk.sent() == Self.mail)
      try desk.configure("without_daemon = \"stop\"")
      let output = try await shell(desk, "\"$G\" -t")
      #expect(output.status == .exited(75) && output.stderr.contains("\"without_daemon\""))
      #expect(try desk.kept().count == 1)
    }
  }

  @Test func `A program that is not there, and a configuration that hides it, are told`()
    async throws
  {
    try await MailDesk.open { desk in
      for line in [
        "program = \"/no/such\"", "program = 3", "progam = \"x\"", "program = \"\(desk.gate)\"",
        "broken",
      ] {
        try desk.configure(line)
        let output = try await shell(desk, "\"$G\" x@y.example")
        #expect(output.status == .exited(78), "\(line): \(output)")
        #expect(output.stderr.split(separator: "\n").count == 1, "\(output)")
      }
      // A flaw elsewhere stops no mail.
      try desk.configure("own = []\n[remind]\nask_before = 3", keepsProgram: true)
      #expect(try await shell(desk, "\"$G\" x@y.example").succeeded)
    }
  }

  // MARK: Real mail programs

  /// A mail program, how it is called, the words that it calls sendmail with, and what it returns where
  /// the mail is refused.
  struct MailProgram: Sendable, CustomTestStringConvertible {
    let name: String
    let line: String
    let words: String
    let refusal: ClosedRange<Int32>
    var testDescription: String { name }
  }

  static let programs = [
    MailProgram(
      name: "mutt",
      line: """
        printf 'set sendmail="%s -oem -oi"\\nset from=pat@cand.example use_from=yes copy=no\\n' "$G" > rc
        echo 'dear jo' | mutt -n -F rc -s Hi -b bee@acme.example jo@acme.example
        """, words: "-oem -oi -- jo@acme.example bee@acme.example", refusal: 1...1),
    MailProgram(
      name: "s-nail",
      line: """
        echo 'dear jo' | MAILRC=/dev/null s-nail -n -Ssendwait -Smta="$G" -Sfrom=pat@cand.example \
          -s Hi -b bee@acme.example jo@acme.example
        """, words: "-i -- jo@acme.example bee@acme.example", refusal: 1...4),
    MailProgram(
      name: "bsd-mailx",
      line: """
        echo "set sendmail=$G" > rc
        echo 'dear jo' | MAILRC=rc bsd-mailx -n -s Hi -b bee@acme.example jo@acme.example
        """, words: "-i -t", refusal: 1...1),
    MailProgram(
      name: "nmh",
      line: """
        mkdir -p Mail; echo 'Path: Mail' > .mh_profile
        printf 'To: jo@acme.example\\nFrom: pat@cand.example\\nSubject: Hi\\n--------\\ndear jo\\n' > draft
        /usr/bin/mh/send -mts sendmail/pipe -sendmail "$G" "$PWD/draft"
        """, words: "-t -i", refusal: 0...0),
  ]

  @Test(
    .requires(.programs(["mutt", "s-nail", "bsd-mailx", "msmtp"])), arguments: programs)
  func `A real mail program is refused, and sends after allow-mail`(program: MailProgram)
    async throws
  {
    try await MailDesk.open { desk in
      let refused = try await shell(desk, program.line, input: "")
      guard case .exited(let code) = refused.status else {
        Issue.record("\(refused)")
        return
      }
      #expect(program.refusal.contains(code), "\(refused)")
      #expect(!desk.hasSent, "\(refused)")
      #expect(
        refused.stdout.contains(Self.notYet) || refused.stderr.contains(Self.notYet), "\(refused)")
      #expect(try desk.kept().count { try $0.text().contains("dear jo") } == 1)

      try await desk.workspace.followupctl("allow-mail")
      let sent = try await shell(desk, program.line, input: "")
      #expect(sent.succeeded, "\(sent)")
      #expect(try desk.words().joined(separator: " ") == program.words)
      #expect(try desk.sent().contains("dear jo"))
      try await desk.workspace.awaitEvents("touch.sent", count: 2)
    }
  }

  @Test(.requires(.programs(["msmtp"])))
  func `msmtp's own failures are handed on as they are`() async throws {
    try await MailDesk.open { desk in
      let words = ["/usr/bin/msmtp", "--host=127.0.0.1", "--port=1", "--from=pat@cand.example"]
      try desk.configure("program = [\(words.map { "\"\($0)\"" }.joined(separator: ", "))]")
      let direct = try await desk.run(
        words[0], words.dropFirst() + ["x@y.example"], input: Self.mail)
      let gated = try await shell(desk, "\"$G\" x@y.example")
      #expect(direct.status == gated.status && direct.stderr == gated.stderr, "\(direct) \(gated)")
      #expect(gated.status == .exited(75))
    }
  }
}
