import CivilTime
import ControlInterface
import FollowupCommands
import FollowupCore
import JSON
import Schema
import SystemPackage
import TestSupport
import Testing

/// Exit codes, standard error, help, colour and JSON: what scripts and terminals see.
struct ProgramTests {
  private static let commands = [
    "add", "contact", "interview", "move", "cancel", "expect", "sent", "heard", "mistake", "note",
    "salary",
    "outcome", "next", "list", "show", "why", "check", "snooze", "skip", "undo", "log", "status",
    "reload", "config check", "config show", "config path",
  ]

  @Test("Every command has help with an example, on standard output", arguments: commands)
  func help(command: String) {
    let run = Run(command.split(separator: " ").map(String.init) + ["--help"])
    #expect(run.status == 0)
    #expect(run.output.contains("EXAMPLE\n  "))
    #expect(run.output.contains("followupctl \(command)"))
    #expect(run.output.contains("--json"))
    #expect(run.errors.isEmpty)
  }

  @Test func `Without a command, and with --version, it says what it is`() {
    #expect(Run([]).output.contains("followupctl next"))
    #expect(Run(["--version"]).output == "\(Control.version)\n")
  }

  @Test func `Where there is no daemon it ends with 69 and the command that starts one`() {
    let run = Run(["next"])
    #expect(run.status == 69)
    #expect(run.output.isEmpty)
    #expect(
      run.errors == """
        followupctl: There is no daemon at /s. Start the daemon with:
          systemctl --user start followupd.socket

        """)
  }

  @Test func `Where the socket's place is not known it says how to say it`() {
    let run = Run(["status"], daemon: FakeDaemon(), variables: [:])
    #expect(run.status == 69)
    #expect(run.errors.contains("--socket"))
  }

  @Test(
    "Words that cannot be read end with 64, and say what could be",
    arguments: [
      (["nexd"], "There is no command \"nexd\". Did you mean \"next\"?"),
      (["frobnicate"], "\"followupctl --help\" lists the commands."),
      (["config", "chek"], "Did you mean \"check\"?"),
      (["--socket", "X", "next"], "The option \"--socket\" follows the command, as in"),
      (["check", "a", "check-in", "-phone"], "There is no option \"-phone\""),
      (["mistake", "a", "-oh"], "There is no option \"-oh\""),
      (["add", "z", "-company", "Acme"], "Did you mean \"--company\"?"),
      (["add", "z", "--compny", "Acme"], "Did you mean \"--company\"?"),
      (["status", "-json"], "Did you mean \"--json\"?"), (["help", "chek"], "\"check\"?"),
      (["chek", "--help"], "\"check\"?"), (["-help"], "Did you mean \"--help\"?"),
      (["heard", "a", "--from", "--asks"], "--from needs a value: --from PERSON."),
      (["check", "a", "check-in", "--via", "fax"], "email, letter, phone, text or social"),
      (["interview", "a", "phne", "--at", "now"], "Did you mean \"phone\"?"),
      (["sent", "a", "thanks"], "Did you mean \"thank-you\"?"),
      (["sent", "a", "follow-up"], "Did you mean \"check-in\"?"),
      (["sent", "a", "linkedin"], "Did you mean \"connect\"?"),
      (["sent", "a", "other-thing"], "Did you mean \"other\"?"),
      (["interview", "a", "2nd", "--at", "now"], "Did you mean \"second\"?"),
      (["interview", "a", "screening", "--at", "now"], "Did you mean \"phone\"?"),
      (["sent", "a", "reply", "--via", "linkedin"], "Did you mean \"social\"?"),
      (["sent", "a", "reply", "--via", "sms"], "Did you mean \"text\"?"),
      (["outcome", "a", "rejection"], "Did you mean \"rejected\"?"),
      (["outcome", "a", "hired"], "Did you mean \"accepted\"?"),
      (["contact", "a", "Jo", "--as", "hr"], "Did you mean \"recruiter\"?"),
      (["sent", "a", "xyz"], "followupctl: \"xyz\" is not a value of ACTION. It is one of"),
      (["interview", "a", "video", "--at", "now"], "final. Interviews go by their order"),
      (["interview", "a", "first", "--at", "now", "--duration", "30"], "did you mean \"30m\"?"),
      (["expect", "a", "--by", "eow"], "Did you mean \"friday\"?"),
      (["contact", "a", "Jo Doe jo@x.example"], "Did you mean \"Jo Doe <jo@x.example>\"?"),
      (
        ["next", "--limit", "x"],
        "followupctl: \"x\" is not a value of --limit N. Write a number, such as 4.\n"
      ),
      (["help", "frobnicate"], " \"followupctl --help\" lists the commands."),
      (
        ["sent", "thank-you", "acme"],
        "name comes first. Did you mean \"followupctl sent acme thank-you\"?"
      ),
      (
        ["interview", "phone", "acme", "--at", "now"],
        "Did you mean \"followupctl interview acme phone\"?"
      ),
      (["log", "--log", "/tmp"], "--log names the files that --verify reads"),
      (["allow-mail", "--for", "0m"], "\"0m\" is no time at all"),
      (["timeline", "--weeks", "60"], "from 1 to 52, not 60"),
      (["version"], "Did you mean \"--version\"?"), (["-json", "next"], "COMMAND --json\"."),
      (
        ["add", "a", "--company", "A", "--channel", "phone,text"],
        "followupctl: --channel takes one value each time. Write --channel phone --channel text.\n"
      ),
      (["sent"], "followupctl: NAME is missing. \"followupctl sent --help\" says"),
      (["interview", "a", "phone"], "followupctl: --at WHEN is missing."),
      (["list", "a"], "There is no place for \"a\"."), (["show", "--socket"], "--socket PATH"),
      (["snooze", "a", "--for", "1M"], "followupctl: \"1M\" cannot be read as a length"),
      (["next", "--limit", "-1"], "from 1 on"), (["salary", "a", "85.000"], "Write 85000 or 85."),
      (["interview", "a", "phone"], "--at"),
      (["interview", "a", "fourth", "--at", "now"], "applied"),
      (
        ["interview", "a", "phone", "--at", "tomorow 9:00"],
        "followupctl: \"tomorow 9:00\" cannot be read as a time or a date. Did"
      ),
      (["interview", "a", "phone", "--at", "tomorow 9:00"], "Did you mean \"tomorrow 9:00\"?"),
      (["interview", "a", "phone", "--at", "now", "--duration", "soon"], "1h30m"),
      (["expect", "a"], "one of --by, --from and --no-follow-up"),
      (["expect", "a", "--by", "fri", "--no-follow-up"], "one of --by"),
      (["expect", "a", "--by", "sometime"], "cannot be read as a time or a date"),
      (["sent", "a", "checkin"], "check-in"), (["salary", "a", "much"], "85000"),
      (["snooze", "a"], "one of --for and --until"),
      (["check", "a", "salary"], "such as 85000"),
      (["check", "a", "check-in", "85000"], "only with \"salary\""),
      (["outcome", "a", "rejected", "--until", "fri"], "\"offer\""),
      (["contact", "a", "Jo <"], "angle brackets"), (["undo", "17"], "17"),
      (["log", "a", "--verify"], "whole log"), (["next", "--limit", "0"], "from 1 on, not 0"),
      (["contact", "a", "Jo\u{1B}[31m"], "Jo\\u{1B}[31m"),
    ])
  func usage(arguments: [String], hint: String) {
    let run = Run(arguments, daemon: FakeDaemon(), width: nil)
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(hint), "\(run.errors)")
    #expect(!run.errors.contains("\u{1B}"))
  }

  @Test func `A time that the daemon cannot read ends with 64`() throws {
    let daemon = FakeDaemon()
    daemon.refuse(
      RecordMethod.self,
      .invalidTime(
        parameter: "events[0].at",
        message: "\"2026-11-27\" names no time of day. Write for example \"2026-11-27 15:00\"."))
    let run = Run(["interview", "acme", "phone", "--at", "2026-11-27"], daemon: daemon, width: nil)
    #expect(run.status == 64)
    #expect(
      run.errors
        == "followupctl: \"2026-11-27\" names no time of day. Write for example \"2026-11-27 15:00\".\n"
    )
    #expect(daemon.calls.count == 1)
  }

  @Test func `What the daemon refuses ends with 1, on standard error alone`() {
    let daemon = FakeDaemon()
    daemon.refuse(
      ListApplicationsMethod.self, .unknownApplication(name: "acm\u{1B}", nearest: "acme"))
    let run = Run(["show", "acm\u{1B}", "--json"], daemon: daemon)
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(
      run.errors == "followupctl: There is no application \"acm\\u{1B}\". Did you mean \"acme\"?\n")
  }

  @Test(
    "A text may begin with a dash",
    arguments: [
      ["mistake", "acme", "-5 minutes late to the call"],
      ["mistake", "acme", "--at", "yesterday 9:00", "-5 minutes late to the call"],
      ["mistake", "acme", "-5 minutes late to the call", "--json"],
      ["mistake", "acme", "--", "-5 minutes late to the call"],
    ])
  func dashes(arguments: [String]) throws {
    let daemon = FakeDaemon()
    daemon.answer(GetStatusMethod.self, Reports.status)
    daemon.answer(RecordMethod.self, .init(userZone: "Europe/Berlin", events: []))
    #expect(Run(arguments, daemon: daemon).status == 0)
    #expect(
      try daemon.requests(RecordMethod.self).first?.events.first?.body
        == .mistakeNoted(.init(text: "-5 minutes late to the call")))
  }

  @Test(
    "The value of an option may begin with a dash",
    arguments: [
      (["--company", "-5 Ltd"], "-5 Ltd"), (["--company", "-Five"], "-Five"),
      (["--company", "- Five"], "- Five"), (["--company=-Five"], "-Five"),
      (["--company", "--"], nil), (["--company", "--zone"], nil), (["--company", "-zone"], nil),
    ] as [([String], String?)])
  func dashedValues(options: [String], company: String?) throws {
    let daemon = FakeDaemon()
    daemon.answer(RecordMethod.self, .init(userZone: "Europe/Berlin", events: []))
    let run = Run(["add", "acme"] + options, daemon: daemon)
    #expect(run.status == (company == nil ? 64 : 0), "\(run.errors)")
    let body = try daemon.requests(RecordMethod.self).first?.events.first?.body
    #expect(
      body == company.map { .applicationAdded(ApplicationAdded(ApplicationFields(company: $0))) })
  }

  @Test func `An error's commands are whole on a narrow terminal`() {
    for width in [20, 40, 60] {
      let run = Run(["list", "a"], width: width)
      #expect(run.errors.contains("\"followupctl list --help\""))
      #expect(run.errors.split(separator: "\n").count > 1)
    }
  }

  @Test func `Output that cannot be written is a failure with a sentence`() {
    let daemon = FakeDaemon()
    daemon.answer(GetStatusMethod.self, Reports.status)
    let error = CommandError.failed("The answer cannot be written: No space left on device.")
    for arguments in [["status"], ["status", "--json"], ["--help"], ["next", "--help"]] {
      let run = Run(arguments, daemon: daemon, outputError: error)
      #expect(run.status == 1)
      #expect(run.errors == "followupctl: The answer cannot be written: No space left on device.\n")
    }
  }

  @Test func `What was recorded is said to be, where the answer could not be written`() {
    let daemon = FakeDaemon()
    daemon.answer(RecordMethod.self, .init(userZone: "Europe/Berlin", events: []))
    let error = CommandError.failed("The answer cannot be written: No space left on device.")
    let run = Run(["mistake", "acme", "it"], daemon: daemon, width: nil, outputError: error)
    #expect(run.status == 1)
    #expect(
      run.errors == "followupctl: It is done and recorded. The answer cannot be written: "
        + "No space left on device.\n")
  }

  @Test(
    "Colour is for terminals alone, and never where NO_COLOR or a dumb terminal forbids it",
    arguments: [
      (true, [:], true), (false, [:], false), (true, ["NO_COLOR": "1"], false),
      (true, ["NO_COLOR": ""], true), (true, ["TERM": "dumb"], false),
    ] as [(Bool, [String: String], Bool)])
  func colour(isTerminal: Bool, variables: [String: String], isColoured: Bool) {
    let daemon = FakeDaemon()
    daemon.answer(GetStatusMethod.self, Reports.status)
    daemon.answer(
      ListFollowUpsMethod.self,
      .init(asOf: Run.now, userZone: "Europe/Berlin", followUps: [Reports.late]))
    let run = Run(
      ["next"], daemon: daemon,
      variables: variables.merging(["FOLLOWUP_SOCKET": "/s"]) { $1 }, isTerminal: isTerminal)
    #expect(run.output.contains("\u{1B}[31mthank-you") == isColoured)
    #expect(run.output.contains("\u{1B}") == isColoured)
  }

  @Test func `JSON is the reply's parameters, one object, whole in one line for a script`() throws {
    let daemon = FakeDaemon()
    let reply = ListFollowUpsMethod.Reply(
      asOf: Run.now, userZone: "Europe/Berlin", followUps: [Reports.held, Reports.denied])
    daemon.answer(ListFollowUpsMethod.self, reply)
    let run = Run(["next", "--json"], daemon: daemon)
    #expect(run.output == reply.object.serialized() + "\n")
    #expect(daemon.calls.count == 1)
    let shown = Run(["next", "--json"], daemon: daemon, isTerminal: true)
    #expect(shown.output == reply.object.serialized(pretty: true) + "\n")
  }

  @Test func `config needs no daemon`() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending("followup.toml")
      try file.write("[policy]\nspacing = \"9d\"\nspacng = 1\n")
      let arguments = ["--config", file.string]
      let bad = Run(["config", "check", "--json"] + arguments)
      #expect(bad.status == 1)
      let json = try #require(try JSONReader.parse(Array(bad.output.utf8)).objectValue)
      #expect(json["file"] == .string(file.string))
      let diagnostic = try #require(json["diagnostics"]?.arrayValue?.first)
      #expect(diagnostic["line"] == 3)
      #expect(diagnostic["column"] == 1)
      #expect(diagnostic["kind"] == "key")
      #expect(Run(["config", "show"] + arguments).status == 1)

      try file.write("[policy]\nspacing = \"9d\"\n")
      let good = Run(["config", "check"] + arguments)
      #expect(good.status == 0)
      #expect(Run(["config", "check", "--json"] + arguments).output.contains("\"diagnostics\":[]"))
      let shown = Run(["config", "show"] + arguments).lines
      #expect(shown.first == "# \(file.string)")
      #expect(shown.contains("policy.spacing = \"9d\" # line 2"))
      #expect(shown.contains("policy.max_check_ins = 2 # default"))
      #expect(Run(["config", "path"] + arguments).output == "\(file.string)\n")
    }
  }

  @Test(arguments: ["mistake", "check", "next", "sent", "config check", "interview"])
  func `help explains a command, whatever that takes`(command: String) {
    let words = command.split(separator: " ").map(String.init)
    let run = Run(["help"] + words)
    #expect(run.status == 0 && run.errors == "", "\(run.errors)")
    #expect(run.output.contains("USAGE: followupctl \(command)"))
  }

  @Test(arguments: [("edit", "change"), ("rm", "delete"), ("ls", "list"), ("nxt", "next")])
  func `A command that other programs have is answered with ours`(word: String, ours: String) {
    #expect(
      Run([word]).errors
        == "followupctl: There is no command \"\(word)\". Did you mean \"\(ours)\"?\n")
  }

  @Test func `A file or folder that was named has to exist`() {
    for (words, place) in [
      (["config", "check", "--config"], "/none/followup.toml"),
      (["log", "--verify", "--log"], "/none"),
    ] {
      let run = Run(words + [place], width: nil)
      #expect(run.status == 1)
      #expect(
        run.errors == "followupctl: \"\(place)\" cannot be read: No such file or directory.\n")
    }
    let usual = Run(["config", "check"], variables: ["XDG_CONFIG_HOME": "/none"], width: nil)
    #expect(usual.output == "/none/followup/followup.toml does not exist: every default holds.\n")
    #expect(usual.status == 0)
  }

  @Test func `An empty log is said to be empty, but not as JSON`() {
    let daemon = FakeDaemon()
    daemon.answer(ListEventsMethod.self, .init(userZone: "Europe/Berlin", events: []))
    #expect(Run(["log"], daemon: daemon).output == "Nothing is recorded.\n")
    #expect(!Run(["log", "--json"], daemon: daemon).output.contains("Nothing"))
  }

  @Test func `log --verify reads the files without a daemon, and ends with 1 on damage`() throws {
    try withTemporaryFolder { folder in
      let whole = Run(["log", "--verify", "--log", folder.string])
      #expect(whole.status == 0)
      #expect(whole.output == "The log is whole: 0 records.\n")
      try folder.appending("3f2a9c1e.jsonl").write("{\"v\":1,\"device\":\"3f2a9c1e\"\n{}\n")
      let damaged = Run(["log", "--verify", "--log", folder.string])
      #expect(damaged.status == 1)
      #expect(damaged.output.contains("Damage:"))
      let json = Run(["log", "--verify", "--json", "--log", folder.string])
      #expect(json.status == 1)
      #expect(json.output.contains("\"damage\":[{\"file\":"))
    }
  }
}
