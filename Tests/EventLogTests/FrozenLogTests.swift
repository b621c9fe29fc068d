import FollowupCore
import JSON
import Schema
import SystemPackage
import TestSupport
import Testing

@testable import EventLog

/// A log that the version of 27 November 2026 wrote (`Frozen/desk.jsonl`), with an event of each of its
/// kinds. What was recorded then is read as it was meant, by every later version.
struct FrozenLogTests {
  private static let lines: [ArraySlice<UInt8>] = {
    let folder = FilePath(#filePath).removingLastComponent().appending("Frozen")
    let bytes = try! folder.appending("desk.jsonl").bytes()
    return bytes.split(separator: UInt8(ascii: "\n"))
  }()

  @Test func `it has every kind that there was`() throws {
    let kinds = Set(try Self.lines.map { try Record($0).event.body.kind })
    let later: Set<String> = ["interview.moved", "note.added"]
    #expect(kinds == Set(EventBody.kinds.map { $0.kind }).subtracting(later))
  }

  @Test func `each line is read whole, and written again the same`() throws {
    for (index, line) in Self.lines.enumerated() {
      let record = try Record(line)
      #expect(record.unknown == nil && !record.isHandWritten)
      let again = Record.line(record.event, after: index)
      #expect(again.dropLast() == line)
    }
  }

  @Test func `it folds into what was known then`() throws {
    let events = try Self.lines.map { try Record($0).event }
    let own = standing(events.filter { $0.application == "acme" })
    let acme = try #require(Application(name: "acme", events: own))
    #expect(acme.company == "Acme, Inc." && acme.role == "Lead" && acme.zone == "America/Chicago")
    #expect(acme.channels == [.email, .phone] && acme.primary == "jo-doe")
    #expect(acme.interviews.map(\.isCancelled) == [false, true, false])
    #expect(acme.promises.last?.value == .noFollowUp && acme.heard.first?.value.asks == true)
    #expect(acme.salaries.first?.value.amount == Amount("85000.50"))
    #expect(acme.outcome?.value == nil || acme.outcomes.first?.value.outcome == .offer)
    #expect(acme.skips.first?.value.action == .reply)
    #expect(acme.reminders.values.contains { $0.isDelivered })
  }
}
