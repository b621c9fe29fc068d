import FollowupCore
import Settings
import TestSupport
import Testing

@Suite("Configurations mutated at random")
struct MutationTests {
  static let count = 1500

  /// Values that are right for keys of these names; those of spans are for all the others.
  private static let fitting = [
    "zone": ["\"Europe/Berlin\"", "\"system\"", "\"you\""],
    "quiet": ["\"none\"", "\"22:00-06:30\"", "\"12:00-13:00\""],
    "days": ["[\"Sun\"]", "[\"sat\", \"Monday\"]"],
    "hours": ["\"00:00-24:00\"", "\"08:30-12:00\""],
    "max_check_ins": ["0", "3"], "max_raise_percent": ["0", "0x10"],
    "ask_before": ["\"1h30m\"", "\"90m\""], "record_after": ["\"0s\"", "\"1d1s\""],
    "device": ["\"machine\"", "\"a-1\""],
    "\"*\"": ["[]", "[2026-12-25]"], "UTC": ["[\"2026-12-25\", 2026-12-24]"],
  ]
  private static let spans = ["\"7d\"", "\"8d\"", "\"3bd\"", "\"9bd\"", "\"0bd\""]
  private static let others = [
    "{}", "true", "-1", "2026-12-25", "\"\\u0000\"", "\"\"", "[1]", "1e3",
  ]

  /// A few keys with their values or, now and then, with those of others, or with a letter missing.
  private static func document(_ random: inout SeededGenerator) -> String {
    let keys = Settings().inForce.map(\.key) + ["holidays.\"*\"", "holidays.UTC", "holidays.Mars"]
    var chosen: [String: String] = [:]
    for _ in 0...Int.random(in: 0...4, using: &random) {
      let key = keys.randomElement(using: &random)!
      let name = String(key.split(separator: ".").last!)
      switch Int.random(in: 0..<12, using: &random) {
      case 0: chosen[String(key.dropLast())] = others.randomElement(using: &random)!
      case 1: chosen[key] = others.randomElement(using: &random)!
      default: chosen[key] = (fitting[name] ?? spans).randomElement(using: &random)!
      }
    }
    return chosen.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
      .joined(separator: "\n")
  }

  @Test(
    "are settings that read back as themselves, or have diagnostics with a place", arguments: [7])
  func mutated(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var taken = 0
    for _ in 0..<Self.count {
      let text = Self.document(&random)
      let lines = text.split(separator: "\n")
      let (settings, diagnostics) = Settings.read(
        Array(text.utf8), file: "f", zones: ZonesForTests())
      #expect((settings == nil) == !diagnostics.isEmpty, "seed \(seed): \(text)")
      for diagnostic in diagnostics {
        let isInside =
          (1...lines.count).contains(diagnostic.line)
          && (1...lines[diagnostic.line - 1].unicodeScalars.count + 1).contains(diagnostic.column)
        #expect(isInside, "seed \(seed): \(diagnostic) in \(text)")
      }
      guard let settings else { continue }
      taken += 1
      let shown = settings.inForce.map { "\($0.key) = \($0.value)" }.joined(separator: "\n")
      let again = Settings.read(Array(shown.utf8), file: "f", zones: ZonesForTests()).settings
      #expect(again?.policy == settings.policy, "seed \(seed): \(text)")
      #expect(again?.device == settings.device, "seed \(seed): \(text)")
    }
    #expect(taken > Self.count / 4)
    #expect(taken < Self.count * 3 / 4)
  }
}
