import CivilTime
import FollowupCommands
import TestSupport
import Testing

/// What is typed may be anything: it is read or refused with a sentence, and never more than that.
struct HostileWordsTests {
  private static let seeds = [
    "2026-11-20 15:00", "2026-11-20T15:00:00-05:00", "9999-12-31 23:59", "0001-01-01",
    "yesterday 14:00", "fri 9:00:30", "+999999w", "999999w ago", "+1w2d3h4m", "now", "24:00",
    "Jo Doe <jo@acme.example>",
  ]
  private static let letters = Array("0123456789 -+:TtZz.<>@wdhmagofri\u{1B}\u{202E}é９🧑\u{0}")

  /// A seed with a few of its characters changed, doubled, dropped or put in.
  private func mutated(_ generator: inout SeededGenerator) -> String {
    var text = Array(Self.seeds.randomElement(using: &generator)!)
    for _ in 0..<Int.random(in: 0...4, using: &generator) {
      let place = Int.random(in: 0...text.count, using: &generator)
      let letter = Self.letters.randomElement(using: &generator)!
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: text.insert(letter, at: place)
      case 1 where place < text.count: text[place] = letter
      case _ where place < text.count: text.remove(at: place)
      default: break
      }
    }
    return String(text)
  }

  @Test func `Every text is read or refused, at either end of time`() {
    var generator = SeededGenerator(seed: 20_261_122)
    var (read, refused) = (0, 0)
    for _ in 0..<20_000 {
      let text = mutated(&generator)
      do {
        let when = try When(text)
        read += 1
        for now in [Instant.distantPast, Run.now, .distantFuture] {
          for zone in [Zones.newYork, Zones.lordHowe] {
            _ = try? when.instant(now: now, in: zone, direction: .next, takesDates: false)
            _ = try? when.instant(now: now, in: zone, direction: .last, takesDates: true)
          }
        }
      } catch {
        refused += 1
        #expect(error.description.hasPrefix("“"))
      }
      _ = try? WhenDate(text).date(now: Run.now, in: Zones.newYork)
      if let person = try? Person(text) { #expect(person.name != nil || person.address != nil) }
    }
    #expect(read > 1000 && refused > 1000, "\(read) were read, \(refused) refused")
  }
}
