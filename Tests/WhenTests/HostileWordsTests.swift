import CivilTime
import TestSupport
import Testing
import When

/// Two zones, whose names need no files.
private struct FewZones: ZoneSource {
  func zone(named name: String) throws(ZoneError) -> Zone {
    guard identifiers().contains(name) else { throw .unknown(name: name) }
    return try Zones.database.zone(named: name)
  }

  func canonicalName(of name: String) -> String { name }

  func identifiers() -> [String] { ["America/New_York", "Europe/Berlin"] }
}

/// What is typed may be anything: it is read or refused with a sentence, and never more than that.
struct HostileWordsTests {
  private static let seeds = [
    "2026-11-20 15:00", "2026-11-20T15:00:00-05:00", "9999-12-31 23:59", "0001-01-01",
    "yesterday 14:00", "fri 9:00:30", "+999999w", "999999w ago", "+1w2d3h4m", "now", "24:00",
    "next fri 3pm", "29 feb 10:00 Europe/Berlin", "in 3 weeks 2 days", "3:30 p.m. mine", "1st dec",
  ]
  private static let letters = Array("0123456789 -+:TtZz.<>@wdhmMagofripn/\u{1B}\u{202E}é９🧑\u{0}")

  @Test func `Every text is read or refused, at either end of time`() throws {
    var generator = SeededGenerator(seed: 20_261_122)
    var (read, refused) = (0, 0)
    for _ in 0..<20_000 {
      let text = generator.mutation(of: Self.seeds, with: Self.letters)
      do {
        let when = try When(text)
        read += 1
        for now in ["0001-01-01T00:00:00Z", "2026-11-20T20:00:00Z", "9999-12-31T23:59:59.999999Z"] {
          for zone in [Zones.newYork, Zones.lordHowe] {
            var context = WhenContext.at(now, in: zone)
            context.zones = FewZones()
            for use in [WhenUse.interview, .happened, .coming] {
              _ = try? when.instant(for: use, in: context)
            }
            _ = try? when.date(in: context)
            _ = try? when.dateOrInstant(in: context)
          }
        }
      } catch {
        refused += 1
        #expect(error.description.hasPrefix("\""))
        #expect(error.text == text)
      }
    }
    #expect(read > 1000 && refused > 1000, "\(read) were read, \(refused) refused")
  }
}
