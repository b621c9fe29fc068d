import Settings
import TOML
import Testing

/// One line that is wrong, with what has to be said of it.
struct WrongLine: Sendable, CustomStringConvertible {
  let text: String
  let kind: Diagnostic.Kind
  let line: Int
  let column: Int
  let saying: [String]

  init(
    _ text: String, _ kind: Diagnostic.Kind, _ line: Int, _ column: Int, _ saying: String...
  ) {
    self.text = text
    self.kind = kind
    self.line = line
    self.column = column
    self.saying = saying
  }

  var description: String { text.debugDescription }
}

@Suite("Diagnostics of the configuration")
struct DiagnosticTests {
  private func diagnostics(_ text: String) -> [Diagnostic] {
    let (settings, diagnostics) = Settings.read(
      Array(text.utf8), file: "f.toml", zones: ZonesForTests())
    #expect((settings == nil) == !diagnostics.isEmpty)
    return diagnostics
  }

  @Test("A zone's other name is noted, and nothing is wrong with it")
  func otherNames() {
    let (settings, diagnostics) = Settings.read(
      Array(
        "[you]\nzone = 'Asia/Calcutta'\n[holidays]\n'Asia/Calcutta' = []\n'UTC' = []".utf8),
      file: "f.toml", zones: ZonesForTests())
    #expect(diagnostics == [])
    #expect(
      settings?.notes.map(\.description) == [
        "f.toml:2:8: \"Asia/Calcutta\" is another name of \"Asia/Kolkata\", and is taken as that zone.",
        "f.toml:4:1: \"Asia/Calcutta\" is another name of \"Asia/Kolkata\", and is taken as that zone.",
      ])
    let unknown = Settings.read(
      Array("[employer]\nzone = 'UTC'".utf8), file: "f.toml", zones: ZonesForTests()
    ).settings
    #expect(
      unknown?.notes.map(\.message.description).first?.hasPrefix(
        "No holidays are known for \"UTC\"") == true)
  }

  static let keys = [
    WrongLine(
      "[you]\nzon = 'UTC'", .key, 2, 1, "no key zon in [you]", "mean zone?"),
    WrongLine("[emploier]", .key, 1, 2, "no section [emploier]", "[employer]"),
    WrongLine("[policy.checkin]", .key, 1, 9, "[policy.checkin]", "[policy.check_in]"),
    WrongLine("[policy.check_in.phon]", .key, 1, 18, "[policy.check_in.phone]"),
    WrongLine("[policy.check_in.phone]\nopen = '3bd'", .key, 2, 1, "mean opens?"),
    WrongLine("spacing = '7d'", .key, 1, 1, "outside of sections", "belongs in [policy]"),
    WrongLine("[employer]\nspacng = '7d'", .key, 2, 1, "spacing belongs in [policy]"),
    WrongLine("[log]\nquite = 'x'", .key, 2, 1, "quiet belongs in [you]"),
    WrongLine(
      "[you]\n\"\\u001B[0m\" = 1", .key, 2, 1, "\"\\u001B[0m\"", "It has name, zone, quiet."),
    WrongLine("xxxxx = 1", .key, 1, 1, "The sections are [you], [employer], [policy], [remind]"),
    WrongLine(
      "[holidays]\nBerlin = []", .key, 2, 1, "\"Berlin\" cannot be a key in [holidays]",
      "did you mean \"Europe/Berlin\""),
    WrongLine("[holidays]\n'europe/berlin'=[]", .key, 2, 1, "did you mean \"Europe/Berlin\""),
    WrongLine("[holidays]\n'../x'=[]", .key, 2, 1, "such as \"Europe/Berlin\", or \"*\""),
  ]

  static let types = [
    WrongLine("[you]\nzone = 1", .type, 2, 8, "you.zone has to be a string", "not an integer"),
    WrongLine("[you]\nquiet = false", .type, 2, 9, "\"21:00-08:00\"", "not a boolean"),
    WrongLine("you = 1", .type, 1, 1, "you has to be a table", "[you]"),
    WrongLine("[[you]]", .type, 1, 3, "[you], once"),
    WrongLine("policy.check_in = '3bd'", .type, 1, 8, "[policy.check_in]"),
    WrongLine("employer.days = 'Mon'", .type, 1, 17, "an array of days", "not a string"),
    WrongLine("employer.days = ['Mon', 2]", .type, 1, 25, "an array of days", "not an integer"),
    WrongLine("policy.spacing = 7", .type, 1, 18, "\"7d\"", "not an integer"),
    WrongLine("policy.max_check_ins = '2'", .type, 1, 24, "a whole number", "not a string"),
    WrongLine("policy.max_check_ins = 2.0", .type, 1, 24, "not a float"),
    WrongLine("remind.ask_before = 01:00:00", .type, 1, 21, "\"1h30m\"", "not a time"),
    WrongLine("holidays.UTC = '2026-12-25'", .type, 1, 16, "an array of dates"),
    WrongLine("holidays.UTC = [2026-12-25T00:00:00]", .type, 1, 17, "not a date-time"),
    WrongLine("log.device = {}", .type, 1, 14, "\"laptop\"", "not a table"),
  ]

  static let values = [
    WrongLine("you.zone = 'Europe/Berlni'", .value, 1, 12, "did you mean \"Europe/Berlin\""),
    WrongLine(
      "you.zone = 'Mars'", .value, 1, 12, "no such zone", "\"Europe/Berlin\", or \"system\""),
    WrongLine("you.zone = 'you'", .value, 1, 12, "no such zone"),
    WrongLine("employer.zone = ''", .value, 1, 17, "or \"you\""),
    WrongLine("you.quiet = '21-8'", .value, 1, 13, "\"21:00-08:00\""),
    WrongLine("you.quiet = '08:00-08:00'", .value, 1, 13, "leave a part of the day"),
    WrongLine("you.quiet = '00:00-24:00'", .value, 1, 13, "leave a part of the day"),
    WrongLine("you.quiet = '24:00-08:00'", .value, 1, 13, "quiet hours"),
    WrongLine("employer.hours = '17:00-09:00'", .value, 1, 18, "end later on the day"),
    WrongLine("employer.hours = '09:00-25:00'", .value, 1, 18, "\"09:00-17:00\""),
    WrongLine("employer.days = []", .value, 1, 17, "at least"),
    WrongLine("employer.days = ['Mon', 'Tues']", .value, 1, 25, "nearest is \"Tue\""),
    WrongLine("policy.spacing = '-1d'", .value, 1, 18, "\"7d\""),
    WrongLine("policy.spacing = '366d'", .value, 1, 18, "365 at most"),
    WrongLine("policy.spacing = '7 days'", .value, 1, 18, "\"3bd\""),
    WrongLine("policy.max_check_ins = -1", .value, 1, 24, "from 0 to 100"),
    WrongLine("policy.max_raise_percent = 1001", .value, 1, 28, "from 0 to 1000"),
    WrongLine("remind.ask_before = '8d'", .value, 1, 21, "a week"),
    WrongLine("remind.ask_before = '30m1h'", .value, 1, 21, "in this order"),
    WrongLine("remind.ask_before = ''", .value, 1, 21, "a length of time"),
    WrongLine("remind.ask_before = 'h'", .value, 1, 21, "a length of time"),
    WrongLine("remind.record_after = '9999999s'", .value, 1, 23, "a length of time"),
    WrongLine("holidays.'*' = ['2026-02-29']", .value, 1, 17, "the days 1 to 28"),
    WrongLine("holidays.'*' = [0000-01-01]", .value, 1, 17, "0001 to 9999"),
    WrongLine("log.device = ''", .value, 1, 14, "1 to 64"),
    WrongLine("log.device = 'Laptop'", .value, 1, 14, "a-z"),
    WrongLine("you.name = \"Pat\\nBcc: x\"", .value, 1, 12, "one line of plain text"),
    WrongLine("log.device = '../x'", .value, 1, 14, "a-z"),
    WrongLine("log.device = '\(String(repeating: "x", count: 65))'", .value, 1, 14, "1 to 64"),
  ]

  static let orders = [
    WrongLine(
      "policy.check_in.second = {opens = '9d', closes = '8d'}", .value, 1, 50,
      "closes (\"8d\") comes before", "opens (\"9d\")"),
    WrongLine("policy.check_in.first.opens = '9bd'", .value, 1, 31, "(\"8d\", the default)"),
    WrongLine("policy.check_in.again.closes = '6d'", .value, 1, 32, "(\"7d\", the default)"),
    WrongLine("policy.after_promise = '6bd'", .value, 1, 24, "policy.after_promise_closes"),
  ]

  @Test(
    "what is wrong is said with its place and what would be right",
    arguments: [keys, types, values, orders].flatMap { $0 })
  func wrong(line: WrongLine) throws {
    let found = diagnostics(line.text)
    try #require(found.count == 1, "\(found)")
    #expect(found[0].kind == line.kind)
    #expect([found[0].line, found[0].column] == [line.line, line.column])
    #expect(found[0].file == "f.toml")
    for part in line.saying { #expect(found[0].message.contains(part), "\(found[0])") }
    #expect(found[0].message.last.map(".?".contains) == true)
    #expect(found[0].message.unicodeScalars.allSatisfy { $0.value >= 0x20 })
  }

  @Test(
    "a range that may still be in order is taken",
    arguments: [
      "policy.check_in.phone = {opens = '7bd', closes = '7d'}",
      "policy.check_in.phone = {opens = '9d', closes = '8bd'}",
      "policy.check_in.phone = {opens = '7d', closes = '7d'}",
    ])
  func possibleOrder(text: String) {
    #expect(diagnostics(text) == [])
  }

  @Test("all that is wrong is said, in the order of the lines")
  func all() {
    let found = diagnostics(
      """
      policy.check_in.first.opens = "9d"
      [holidays]
      "*" = "2026-12-25"
      "Berlin" = []
      [you]
      zone = 7
      quite = "x"
      quiet = "x"
      """)
    #expect(found.map(\.line) == [1, 3, 4, 6, 7, 8])
    #expect(found.map(\.kind) == [.value, .type, .key, .type, .key, .value])
  }

  @Test("of a file that is not TOML, the first thing wrong is said")
  func syntax() throws {
    let found = diagnostics("[you]\nzone = UTC\nquiet =")
    try #require(found.count == 1)
    #expect(found[0].kind == .syntax)
    #expect([found[0].line, found[0].column] == [2, 8])
    #expect(found[0].description.hasPrefix("f.toml:2:8: \"UTC\" is not a value"))
  }

  @Test("a range is not judged where one of its ends could not be read")
  func brokenEnd() {
    let found = diagnostics("policy.check_in.first = {opens = '9d', closes = 'x'}")
    #expect(found.count == 1)
  }
}
