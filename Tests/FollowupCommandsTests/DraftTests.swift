import CivilTime
import ControlInterface
import FollowupCommands
import FollowupCore
import JSON
import Schema
import TestSupport
import Testing

/// A draft's headers and link, as Python's parsers read them, and names that mean harm.
struct DraftTests {
  private static let subjects = [
    "My application", "", "Größe – ein Gespräch über verteilte Systeme, Teil zwei",
    "=?utf-8?Q?no?=", "two  spaces", String(repeating: "long words in it ", count: 20) + "end",
    String(repeating: "x", count: 300), String(repeating: "é", count: 200), "日本語の件名 🦆",
    "e\u{301}" + String(repeating: "\u{301}", count: 100), "a %41 & b=c?d#e+f",
  ]

  private static let names = [
    "Jo Doe", "Doe, Jo \"the \\ one\"", "Zoë Größe", "jo@acme.example", "日本", "=?x?=",
  ]

  private func draft(_ subject: String, name: String = "Jo Doe") -> Draft {
    Draft(
      "Subject: \(subject)\n\nDear Zoë,\n\n100 % & more?\n",
      to: .init(name: name, address: "a+b@x.example"),
      by: .email)
  }

  @Test(.requires(.programs(["python3"])), arguments: subjects)
  func `Python's parser reads headers as they were meant, in lines of 78 characters`(
    subject: String
  ) async throws {
    for name in Self.names {
      let message = draft(subject, name: name).message
      let headers = message.prefix(upTo: try #require(message.firstRange(of: "\n\n")).lowerBound)
      #expect(headers.utf8.allSatisfy { $0 < 0x80 })
      #expect(headers.split(separator: "\n").allSatisfy { $0.count <= 78 }, "\(headers)")
      let output = try await runPython(
        """
        import email, email.policy, json, sys
        m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
        to = m["To"].addresses[0]
        print(json.dumps([m["Subject"] or "", to.display_name, to.addr_spec, m.get_content(), len(m.keys())]))
        """, input: Array(message.utf8))
      let read = try JSONReader.parse(Array(output.stdout.utf8)).arrayValue
      #expect(read?[0].stringValue == subject)
      #expect(read?[1].stringValue == name)
      #expect(read?[2].stringValue == "a+b@x.example")
      #expect(read?[3].stringValue == "Dear Zoë,\n\n100 % & more?\n")
      #expect(read?[4].integerValue == (subject.isEmpty ? 4 : 5))
    }
  }

  @Test(.requires(.programs(["python3"])), arguments: subjects)
  func `Python's parser reads the link as it was meant`(subject: String) async throws {
    let output = try await runPython(
      """
      import json, sys, urllib.parse
      u = urllib.parse.urlsplit(sys.stdin.read())
      # In such a link a plus sign is one, not a space.
      q = dict(p.split("=", 1) for p in u.query.split("&"))
      print(json.dumps([u.scheme, u.fragment, urllib.parse.unquote(u.path)] + [urllib.parse.unquote(q[k]) for k in ("subject", "body")]))
      """, input: Array(draft(subject).link.utf8))
    let read = try JSONReader.parse(Array(output.stdout.utf8)).arrayValue?.map(\.stringValue)
    #expect(
      read == [
        "mailto", "", "a+b@x.example", subject, "Dear Zoë,\r\n\r\n100 % & more?\r\n",
      ])
  }

  @Test func `Who is known by an address alone has no name before it`() {
    let draft = Draft(
      "Subject: Hello\n\nDear all,\n", to: .init(name: "hr@x.example", address: "hr@x.example"),
      by: .email)
    #expect(draft.message.hasPrefix("To: hr@x.example\nSubject"))
    #expect(draft.readable.hasPrefix("To: hr@x.example\nSubject"))
  }

  @Test func `A link has no character but those that RFC 6068 allows`() {
    let link = draft("a %41 & b=c?d#e+f").link
    #expect(
      link == """
        mailto:a%2Bb@x.example?subject=a%20%2541%20%26%20b%3Dc%3Fd%23e%2Bf&body=Dear%20Zo%C3%AB%2C%0D%0A\
        %0D%0A100%20%25%20%26%20more%3F%0D%0A
        """)
  }

  @Test func `What an editor leaves is read again, and long lines are broken at spaces`() {
    let words = String(repeating: "word ", count: 40)
    let text = "Subject:  Hi \r\n\r\n\r\n\(words)\r\n  kept\r\n\r\n\r\n"
    let draft = Draft(text, to: nil, by: .email)
    #expect(draft.subject == "Hi ")
    let lines = draft.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.count <= 72 } && lines.count == 5, "\(lines)")
    #expect(draft.text.hasSuffix("\n  kept\n"))
    #expect(Draft(draft.written, to: nil, by: .email).text == draft.text)
    #expect(Draft("no subject\n[a]\n[b\n", to: nil, by: .email).gaps == ["[a]"])
    #expect(Draft("no subject", to: nil, by: .email).message.hasPrefix("MIME-Version"))
    let letter = Draft(
      "Subject: s\n\ntext", to: .init(name: "Jo", address: "jo@x.example"), by: .letter)
    #expect(letter.message == "text\n" && letter.to == nil)
  }

  // MARK: The command

  private static let variables = ["FOLLOWUP_SOCKET": "/s", "FOLLOWUP_CONFIG": "/nowhere/f.toml"]

  private func daemon(
    contact: JSONObject, by channel: Channel = .email
  ) throws -> FakeDaemon {
    let daemon = FakeDaemon()
    var person: JSONObject = [
      "contact": "jo-doe", "name": "Jo Doe", "address": .null, "addresses": [], "part": .null,
      "may": ["email"], "never": [], "permitted": ["email"], "primary": true,
    ]
    for (key, value) in contact { person[key] = value }
    var application = Reports.application().object
    application["contacts"] = [.object(person)]
    var object = Reports.held.object
    object["channel"] = .string(channel.rawValue)
    let followUp = try FollowUpReport(object: object)
    daemon.answer(
      ListApplicationsMethod.self,
      try .init(
        userZone: "Europe/Berlin",
        applications: [ApplicationReport(object: application)], followUps: [followUp]))
    daemon.answer(
      CheckMethod.self,
      VerdictReport(
        Verdict(.allowed, because: [], zone: .utc), on: "acme", asOf: Run.now,
        userZone: "Europe/Berlin"))
    return daemon
  }

  /// Fills the names of the request's context in, so that each stands in the subject and in the message.
  private static func echo(_ call: HelperCall) -> HelperResult {
    let context = (try? JSONReader.parse(call.input))?["context"]?.objectValue ?? [:]
    let values = context.compactMap(\.value.stringValue).joined(separator: "; ")
    return HelperResult(
      status: 0, output: Array("Subject: \(values)\n\n\(values)\n".utf8), message: "")
  }

  @Test func `A name with line feeds adds neither a header nor a line, and hides nothing`() throws {
    let name = "Jo\r\nBcc: evil@x.example\r\n\r\n\u{202E}text"
    let daemon = try daemon(contact: ["name": .string(name), "addresses": ["jo@acme.example"]])
    let run = Run(
      ["draft", "acme", "check-in", "--print"], daemon: daemon, variables: Self.variables,
      helper: Self.echo)
    #expect(run.status == 0, "\(run.errors)")
    let headers = run.output.split(separator: "\n\n")[0].split(separator: "\n")
    #expect(
      headers.map { $0.prefix { $0 != ":" } }.filter { !$0.hasPrefix(" ") } == [
        "To", "Subject", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
      ])
    #expect(!run.output.unicodeScalars.contains("\u{202E}") && !run.output.contains("\r"))
  }

  @Test(arguments: [
    "jo@x.example, evil@x.example", "jo@x.example\nBcc: evil@x.example", "Jo <jo@x.example>",
    "https://social.example/@jo", "@x", "+49 30 1234", "jo@x.example\u{85}Bcc:e@x.example",
  ])
  func `What is no plain mail address is no recipient, and that is said`(address: String) throws {
    let daemon = try daemon(contact: ["addresses": [.string(address)]])
    let run = Run(
      ["draft", "acme", "check-in", "--print"], daemon: daemon, variables: Self.variables,
      helper: Self.echo)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("Subject: "), "\(run.output)")
    #expect(run.errors.hasPrefix("Note: No mail address is known for it:"))
  }

  @Test func `Of who has no name but an address, the message says none`() throws {
    let daemon = try daemon(contact: ["name": "jo@x.example", "addresses": ["jo@x.example"]])
    let run = Run(
      ["draft", "acme", "check-in"], daemon: daemon, variables: Self.variables, helper: Self.echo)
    #expect(run.lines[0] == "To: jo@x.example")
    #expect(!run.lines[1].contains("jo@"))
  }

  @Test func `Of who is known by a number alone, the message says no name, and has no subject`()
    throws
  {
    let daemon = try daemon(contact: ["name": "+49 30 1234", "permitted": ["text"]])
    let run = Run(
      ["draft", "acme", "other"], daemon: daemon, variables: Self.variables, helper: Self.echo)
    #expect(run.lines[0].hasPrefix("Subject: ") && !run.output.contains("30 1234"))
    let text = Draft("Subject: s\n\ntext", to: nil, by: .text)
    #expect(text.readable == "text\n" && text.subject.isEmpty)
  }

  @Test func `What goes by phone is not written, unless the contact may be written to as well`()
    throws
  {
    for (permitted, status) in [(["phone"], 1), (["phone", "text"], 0)] as [(JSONValue, Int32)] {
      let daemon = try daemon(contact: ["permitted": permitted], by: .phone)
      let run = Run(
        ["draft", "acme", "check-in"], daemon: daemon, variables: Self.variables,
        helper: Self.echo)
      #expect(run.status == status, "\(run.errors)")
      #expect(
        status == 0
          || run.errors.hasPrefix("followupctl: The check-in to Jo Doe goes by phone, so there is"),
        "\(run.errors)")
    }
  }

  @Test func `It asks by name, channel and text; the tone is asked of what was edited, too`() throws
  {
    let daemon = try daemon(contact: ["addresses": ["jo@x.example"]])
    let run = Run(
      ["draft", "acme", "check-in", "--to", "doe", "--edit"], daemon: daemon,
      variables: Self.variables.merging(["VISUAL": "code --wait", "EDITOR": "ed"]) { $1 },
      helper: Self.echo,
      program: { words in
        #expect(words.prefix(4) == ["sh", "-c", "code --wait \"$1\"", "code --wait"])
        return 0
      })
    #expect(run.status == 0, "\(run.errors)")
    let checks = try daemon.requests(CheckMethod.self)
    #expect(checks.count == 2)
    #expect(
      checks.allSatisfy { $0.contact == "jo-doe" && $0.channel == .email && $0.text != nil })
  }

  @Test func `The first editor that is installed is taken`() throws {
    var tried: [String] = []
    let daemon = try daemon(contact: [:])
    let run = Run(
      ["draft", "acme", "check-in", "--edit"], daemon: daemon, variables: Self.variables,
      helper: Self.echo,
      program: { words in
        tried.append(words[0])
        return words[0] == "vim" ? 0 : nil
      })
    #expect(run.status == 0 && tried == ["editor", "nano", "vim"], "\(run.errors)")
  }
}
