import FollowupCore
import Settings
import TestSupport
import Testing

@Suite("Configurations mutated at random")
struct MutationTests {
  static let count = 1500

  private static let values = [
    "\"7d\"", "\"7d\"", "\"8d\"", "\"3bd\"", "\"9bd\"", "\"0bd\"", "\"system\"",
    "\"Europe/Berlin\"", "\"00:00-24:00\"", "2", "-1",
    "[]", "[\"Sun\"]", "[2026-12-25]", "{}", "\"1h30m\"", "\"none\"", "true", "\"\\u0000\"",
    "2026-12-25",
  ]

  /// A few keys with values of other keys, and now and then a line of the wrong section.
  private static func document(_ random: inout SeededGenerator) -> String {
    let keys = Settings().inForce.map(\.key) + ["holidays.\"*\"", "holidays.UTC", "holidays.Mars"]
    var chosen: [String: String] = [:]
    for _ in 0...Int.random(in: 0...2, using: &random) {
      var key = keys.randomElement(using: &random)!
      if Int.random(in: 0..<8, using: &random) == 0 { key = String(key.dropLast()) }
      chosen[key] = values.randomElement(using: &random)!
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
    #expect(taken > Self.count / 20)
    #expect(taken < Self.count / 2)
  }
}
