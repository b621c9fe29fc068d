import CivilTime
import ControlInterface
import FollowupCore
import Holidays
import Settings
import TestSupport
import Testing
import When

@testable import FollowupRuntime

/// A calendar file in memory.
private final class FakeStore: CalendarStore {
  var text: String?
  var writes = 0
  var refusal: String?

  func replace(_ place: CalendarPlace, with bytes: [UInt8]) -> String? {
    guard refusal == nil else { return refusal }
    text = String(decoding: bytes, as: UTF8.self)
    writes += 1
    return nil
  }
}

extension CalendarOutlet {
  fileprivate func text(of name: String? = nil) -> String {
    let export = export(of: name)
    while true { if let text = export() { return text } }
  }
}

@Suite("The calendar file")
struct CalendarOutletTests {
  private let host = FakeHost(try! Instant(rfc3339: "2026-11-20T12:00:00Z"))
  private let store = FakeStore()

  /// A program with this configuration, and an application with a contact.
  private func program(
    _ configuration: String = "[you]\nzone = \"Etc/UTC\"\n[calendar]\nfile = \"standard\""
  ) throws -> (Runtime, CalendarOutlet) {
    host.configure(configuration)
    let outlet = try CalendarOutlet(store, on: host)
    return (try host.start(outlet), outlet)
  }

  private func record(
    _ runtime: Runtime, _ body: EventBody, at instant: String? = nil
  ) throws {
    let at = try instant.map { try Instant(rfc3339: $0) } ?? host.now()
    runtime.driver.record([EventDraft(application: "acme", at: at, body: body)]) { result in
      if case .failure(let error) = result { Issue.record("\(error)") }
    }
    host.pass(.seconds(1))
  }

  @Test func `many applications are written in steps, with what changes between them`() throws {
    let (runtime, outlet) = try program()
    for number in 1...40 {
      let added = EventBody.applicationAdded(.init(.init(company: "C", zone: "Etc/UTC")))
      let interview = EventBody.interviewAdded(.init(stage: .phone))
      let (name, now) = ("n\(number)", host.now())
      runtime.driver.record([
        EventDraft(application: name, at: now, body: added),
        EventDraft(application: name, at: now + .hours(number), body: interview),
      ]) { result in
        #expect(throws: Never.self) { try result.get() }
      }
    }
    host.pass(.seconds(1))
    #expect(values("SUMMARY").count { $0.hasSuffix("phone interview") } == 40)
    #expect(values("DTSTART") == values("DTSTART").sorted())
    #expect(store.text == outlet.text())
    let export = outlet.export()
    #expect(export() == nil)
    #expect(outlet.text(of: "n7").contains("SUMMARY:n7: phone interview"))
    #expect(!outlet.text(of: "n7").contains("n8"))
    let writes = store.writes
    outlet.applicationsChanged(nil)
    outlet.applicationsChanged(nil)
    host.pass(.seconds(1))
    #expect(store.writes == writes, "nothing has changed")
  }

  private func addAcme(_ runtime: Runtime) throws {
    try record(runtime, .applicationAdded(.init(.init(company: "Acme", zone: "America/New_York"))))
    try record(
      runtime,
      .contactAdded(.init(.init(name: "Jo Doe", address: "jo@acme.example", may: [.email]))))
  }

  private func values(_ name: String) -> [String] {
    (store.text ?? "").split(separator: "\r\n").compactMap { line in
      line.hasPrefix(name + ":") ? String(line.dropFirst(name.count + 1)) : nil
    }
  }

  @Test("It is written only if the setting asks for it")
  func off() throws {
    let (runtime, outlet) = try program("[you]\nzone = \"Etc/UTC\"")
    try addAcme(runtime)
    #expect(store.text == nil)
    #expect(outlet.text().contains("BEGIN:VEVENT"))
    host.configure("[calendar]\nfile = \"/x/y.ics\"")
    runtime.configurationMayHaveChanged()
    host.settle()
    #expect(store.text != nil)
  }

  @Test("A UID stays while an interview moves, and SEQUENCE and DTSTAMP rise")
  func moves() throws {
    let (runtime, _) = try program()
    try addAcme(runtime)
    try record(
      runtime, .interviewAdded(.init(stage: .phone, durationMinutes: 45, with: ["Jo Doe"])),
      at: "2026-12-01T15:00:00Z")
    #expect(values("DTSTART") == ["20261201T150000Z"])
    #expect(values("DTEND") == ["20261201T154500Z"])
    #expect(values("SUMMARY") == ["acme: phone interview with Jo Doe"])
    #expect(values("TRIGGER") == ["-PT60M"])
    let (uid, sequence, stamp) = (values("UID"), values("SEQUENCE"), values("DTSTAMP"))
    // Even with a clock that was set back.
    host.time = try Instant(rfc3339: "2026-11-20T11:00:00Z")
    try record(runtime, .interviewMoved(.init(stage: .phone)), at: "2026-12-02T15:00:00Z")
    #expect(values("DTSTART") == ["20261202T150000Z"])
    #expect(values("UID") == uid)
    #expect(Int(values("SEQUENCE")[0])! > Int(sequence[0])!)
    #expect(values("DTSTAMP")[0] > stamp[0])
  }

  @Test("Windows, promised dates and deadlines are there, without a length of nothing")
  func kinds() throws {
    let (runtime, _) = try program()
    try addAcme(runtime)
    try record(runtime, .interviewAdded(.init(stage: .phone)), at: "2026-11-19T15:00:00Z")
    try record(runtime, .promiseRecorded(.by(CivilDate(year: 2026, month: 12, day: 4)!)))
    try record(
      runtime,
      .outcomeRecorded(.init(.offer, until: .date(CivilDate(year: 2026, month: 12, day: 11)!))))
    let summaries = values("SUMMARY")
    #expect(summaries.contains { $0.hasPrefix("acme: decision to Jo Doe") }, "\(summaries)")
    #expect(summaries.contains("acme: their offer ends"))
    for (start, end) in zip(values("DTSTART"), values("DTEND")) { #expect(start < end) }
    #expect(Set(values("UID")).count == values("UID").count)
    #expect(values("DESCRIPTION").count == values("UID").count)
  }

  @Test("A calendar is never empty")
  func empty() throws {
    let (_, outlet) = try program()
    #expect(outlet.text().contains("UID:nothing@followup"))
  }

  @Test("The file is written again only if it would say something else")
  func unchanged() throws {
    let (runtime, outlet) = try program()
    try addAcme(runtime)
    try record(runtime, .interviewAdded(.init(stage: .phone)), at: "2026-12-01T15:00:00Z")
    let writes = store.writes
    try record(runtime, .noteAdded(.init(text: "a note")))
    #expect(store.writes == writes)
    store.refusal = "No space."
    try record(runtime, .interviewMoved(.init(stage: .phone)), at: "2026-12-02T15:00:00Z")
    #expect(outlet.problem == "No space.")
    store.refusal = nil
    try record(runtime, .noteAdded(.init(text: "another")))
    #expect(outlet.problem == nil)
    #expect(values("DTSTART") == ["20261202T150000Z"])
  }

  @Test("Lines are folded between characters, and texts escaped")
  func folds() throws {
    let entry = CalendarEntry(
      uid: "u", summary: String(repeating: "👩‍🔬é, ", count: 40) + "a\\b;c\nd\u{7}",
      span: Interval(start: .distantPast, end: .distantPast + .hours(1)), isBusy: true, alarm: .zero
    )
    var revisions = CalendarRevisions()
    var writer = CalendarWriter(version: "1")
    writer.add(revisions.stamp(entry, as: host.now()))
    let text = writer.end(at: host.now())
    let lines = text.split(separator: "\r\n").map(String.init)
    #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.contains("\n") })
    #expect(lines.allSatisfy { $0.first != "\u{200D}" && !$0.hasPrefix(" \u{200D}") })
    let unfolded = text.replacing("\r\n ", with: "")
    #expect(unfolded.contains("👩‍🔬é\\, 👩‍🔬"))
    #expect(unfolded.contains("a\\\\b\\;c\\nd\r\n"))
  }
}
