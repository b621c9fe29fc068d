import CivilTime
import SystemPackage
import TestSupport
import Testing

/// Real zone files, broken at random: each is refused or gives a zone that answers.
struct HostileZoneTests {
  private static let names = [
    "Europe/Dublin", "America/New_York", "Africa/Casablanca", "Pacific/Apia", "Asia/Kathmandu",
    "UTC",
  ]

  private func bytes(_ name: String) throws -> [UInt8] {
    try ZoneDatabase.systemDirectory.appending(name).bytes()
  }

  /// Asks what could go wrong; a trap would end the tests.
  private func answers(_ bytes: [UInt8], seed: UInt64) -> Bool {
    guard let zone = try? Zone(identifier: "Test/Zone", tzif: bytes) else { return false }
    for second in [.min, -5_000_000_000, 0, 1_795_204_800, 4_000_000_000, .max] as [Int64] {
      let instant = Instant(secondsSinceEpoch: second)
      let civil = zone.civil(at: instant)
      let later = zone.instant(of: civil)
      #expect(abs((later - instant).microseconds) < Duration.days(3).microseconds, "seed \(seed)")
      #expect(zone.nextTransition(after: instant).map { $0 > instant } ?? true, "seed \(seed)")
    }
    return true
  }

  @Test("A zone file cut anywhere never traps", arguments: names)
  func truncated(_ name: String) throws {
    let bytes = try bytes(name)
    for count in 0..<bytes.count {
      #expect(!answers(Array(bytes.prefix(count)), seed: 0), "\(count) bytes of \(name)")
    }
  }

  @Test("A zone file with bytes changed, lost or added never traps", arguments: names)
  func mutated(_ name: String) throws {
    let bytes = try bytes(name)
    var answered = 0
    for seed in 0..<2500 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      if answers(mutation(of: bytes, using: &random), seed: seed) { answered += 1 }
    }
    #expect((1..<2500).contains(answered), "some mutations are harmless and some are not")
  }

  private func mutation(of bytes: [UInt8], using random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      // Headers and footer decide the most, so that they are hit the most.
      let places = [0..<44, bytes.count - 20..<bytes.count, 0..<bytes.count]
      let place = Int.random(in: places.randomElement(using: &random)!, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: bytes[place] = [0, 1, 127, 128, 255].randomElement(using: &random)!
      case 2: bytes[place] = "0123456789,./:<>+-MJ\n".utf8.randomElement(using: &random)!
      case 3: bytes.remove(at: place)
      case 4: bytes.insert(.random(in: .min ... .max, using: &random), at: place)
      default: bytes[place] = bytes[place] &+ 1
      }
    }
    return bytes
  }
}
