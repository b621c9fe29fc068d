import CivilTime
import EventLog
import FollowupCore
import SimulatedDisk
import Testing

@Suite("The log")
struct LogTests {
  @Test("returns what was recorded, after any restart, in the same form")
  func recordAndReopen() throws {
    let disk = SimulatedDisk()
    let drafts = everyBody.map { EventDraft(application: "acme", at: noon, body: $0) }
    let recorded: [Event]
    do {
      let (log, report) = try Log.open(disk.storage(), device: "desk")
      #expect(report.events.isEmpty)
      recorded = try log.append(drafts, now: noon)
    }
    let report = try Log.open(disk.storage(), device: "desk").report
    #expect(report.events == recorded)
    #expect(report.damage.isEmpty && report.warnings.isEmpty)
    #expect(recorded.map(\.body) == everyBody)
    #expect(recorded.map(\.id.sequence) == Array(1...everyBody.count))
    #expect(disk.stableContents(of: "desk.jsonl") == disk.contents(of: "desk.jsonl"))
  }

  @Test("gives each batch its own events, and shares one write and one sync among them")
  func groupCommit() throws {
    let disk = SimulatedDisk()
    let (log, _) = try Log.open(disk.storage(), device: "desk")
    _ = try log.append([mistake("first")], now: noon)
    let callsBefore = disk.calls
    let groups = try log.append([[mistake("a")], [], [mistake("b"), mistake("c")]], now: noon)
    #expect(groups.map { $0.map(\.text) } == [["a"], [], ["b", "c"]])
    #expect(disk.calls - callsBefore == 2)
    let lines = disk.text(of: "desk.jsonl")!.split(separator: "\n")
    #expect(lines.map { $0.contains(#""more":true"#) } == [false, false, true, false])
  }

  @Test("records nothing, and touches nothing, where there is nothing to record")
  func nothing() throws {
    let disk = SimulatedDisk()
    let (log, _) = try Log.open(disk.storage(), device: "desk")
    let callsBefore = disk.calls
    #expect(try log.append([[], []], now: noon) == [[], []])
    #expect(try log.append([EventDraft](), now: noon).isEmpty)
    #expect(disk.calls == callsBefore)
  }

  @Test("merges the files of several devices by time, device and number")
  func merging() throws {
    let disk = SimulatedDisk()
    disk.put(
      lines: [
        line(1, of: "a", at: noon, "third"), line(2, of: "a", at: noon, "fourth"),
        line(3, of: "a", at: noon + .seconds(9), "last"),
      ], as: "a.jsonl")
    disk.put(
      lines: [
        line(1, of: "b", at: noon - .seconds(1), "second"), line(2, of: "b", at: noon, "fifth"),
      ],
      as: "b.jsonl")
    disk.put(lines: [line(1, of: "c", at: noon - .days(1), "first")], as: "c.jsonl")
    let report = try Log.open(disk.storage(), device: "desk").report
    #expect(
      report.events.map(\.text) == ["first", "second", "third", "fourth", "fifth", "last"])
    #expect(report.files.map(\.records) == [3, 2, 1])
    #expect(report.records == 6)
  }

  @Test("takes the wall clock's time where no clock ran ahead")
  func wallClock() throws {
    let (log, _) = try Log.open(SimulatedDisk().storage(), device: "desk")
    let event = try log.append([mistake("a")], now: noon)[0]
    #expect(event.time == noon && event.recorded == noon)
  }

  @Test("never goes back in time on one device, and says what the clock said")
  func clockSteppedBack() throws {
    let disk = SimulatedDisk()
    do {
      let (log, _) = try Log.open(disk.storage(), device: "desk")
      _ = try log.append([mistake("a")], now: noon)
    }
    let (log, _) = try Log.open(disk.storage(), device: "desk")
    let event = try log.append([mistake("b")], now: noon - .days(2))[0]
    #expect(event.time == noon && event.recorded == noon - .days(2))
    let events = try log.reopen().events
    #expect(events.map(\.text) == ["a", "b"])
    #expect(events.last == event)
  }

  @Test("records after everything that another device has recorded, even in the same instant")
  func foreignClockAhead() throws {
    let disk = SimulatedDisk()
    disk.put(lines: [line(1, of: "zebra", at: noon + .hours(1))], as: "zebra.jsonl")
    let (log, report) = try Log.open(disk.storage(), device: "desk")
    let event = try log.append([mistake("b")], now: noon)[0]
    #expect(event.position > report.events[0].position)
    #expect(event.time == noon + .hours(1) + .microseconds(1) && event.recorded == noon)
    #expect(try log.reopen().events.last == event)
  }

  @Test("survives another device's clock at the end of time")
  func endOfTime() throws {
    let disk = SimulatedDisk()
    disk.put(lines: [line(1, of: "b", at: .distantFuture)], as: "b.jsonl")
    let (log, _) = try Log.open(disk.storage(), device: "desk")
    let event = try log.append([mistake("b")], now: noon)[0]
    #expect(event.time == .distantFuture && event.recorded == noon)
    #expect(try log.reopen().events.count == 2)
  }

  @Test("refuses a device's name that no file can have", arguments: ["", "a/b", "..", "ä", "a b"])
  func invalidDevice(name: String) {
    let error = #expect(throws: LogError.self) {
      try Log.open(SimulatedDisk().storage(), device: name)
    }
    #expect(error?.kind == .invalidDevice(name))
  }

  @Test("is open to one process for a device, and to others for other devices")
  func lock() throws {
    let disk = SimulatedDisk()
    let first = try Log.open(disk.storage(), device: "desk")
    let error = #expect(throws: LogError.self) {
      try Log.open(disk.storage(), device: "desk")
    }
    #expect(error?.description.contains("held by process 1,") == true)
    let second = try Log.open(disk.storage(), device: "laptop")
    _ = try second.log.append([mistake("a")], now: noon)
    #expect(try first.log.poll().events.map(\.text) == ["a"])
  }

  @Test("refuses an event that it could not read back, and stays as it was")
  func unwritable() throws {
    let disk = SimulatedDisk()
    let (log, _) = try Log.open(disk.storage(), device: "desk")
    let bodies: [EventBody] = [
      .interviewAdded(InterviewAdded(stage: .phone, durationMinutes: 0, with: [])),
      .unknown(kind: "coffee.drunk"),
    ]
    for body in bodies {
      let draft = EventDraft(application: "acme", at: noon, body: body)
      let error = #expect(throws: LogError.self) {
        try log.append([mistake("a"), draft], now: noon)
      }
      #expect(error?.kind == .unwritable(kind: body.kind))
    }
    #expect(disk.contents(of: "desk.jsonl") == nil)
    #expect(try log.append([mistake("a")], now: noon)[0].id.sequence == 1)
  }
}
