import CivilTime
import EventLog
import FollowupCore
import SimulatedDisk
import TestSupport

extension FuzzTarget {
  /// A log's files: what is read of them is read again, by whatever way it comes.
  ///
  /// The input is `LogText`: this device's file, and after a separator another device's, of which
  /// what follows a second separator arrives later.
  static let log = FuzzTarget(name: "log") { bytes in
    let parts = bytes.split(
      separator: LogText.separator, maxSplits: 2, omittingEmptySubsequences: false)
    let own = LogText.expanded(parts[0], device: "desk")
    let other = LogText.expanded(parts.dropFirst().joined(), device: "phone")
    let early = parts.count < 2 ? 0 : LogText.expanded(parts[1], device: "phone").count
    let files = LogFiles(own: own, other: other, early: min(early, other.count))
    try files.holdOpening()
    try files.holdArrival()
  }
}

private struct LogFiles {
  let own: [UInt8]
  let other: [UInt8]
  /// How much of the other device's file is there at first.
  let early: Int

  private static let now = try! Instant(rfc3339: "2026-11-20T12:00:00Z")
  private static let draft = EventDraft(
    application: "acme", at: now, body: .mistakeNoted(MistakeNoted(text: "one more")))

  private func disk(other: ArraySlice<UInt8>) -> SimulatedDisk {
    let disk = SimulatedDisk(SeededGenerator(seed: 1))
    disk.put(own, as: "desk.jsonl")
    disk.put(Array(other), as: "phone.jsonl")
    return disk
  }

  /// Opening agrees with verifying, and where it finds no damage, the log goes on.
  func holdOpening() throws {
    let disk = disk(other: other[...])
    let verified = try Log.verify(disk.storage())
    let (log, report) = try Log.open(disk.storage(), device: "desk")
    try hold(report.events.map(\.position) == report.events.map(\.position).sorted(), "no order")
    try hold(Set(report.events.map(\.id)).count == report.events.count, "an id is there twice")
    try hold(
      report.damage.contains { $0.file.hasSuffix("desk.jsonl") } == (log.refusal != nil),
      "\(report.damage), \(log.refusal?.description ?? "none")")
    try hold(
      verified.damage.isEmpty || !report.damage.isEmpty, "only verified: \(verified.damage)")
    for finding in report.damage + report.warnings {
      try hold(finding.what.count > 5 && !finding.what.hasSuffix("."), "\(finding) says nothing")
    }
    if report.damage.isEmpty {
      try holdGoingOn(disk, report.events)
    } else if verified.damage.isEmpty {
      // What another device's program may write, this one must not write behind; nor behind what
      // another device wrote, nor under numbers that another device has seen.
      let isStricter = report.damage.contains {
        $0.file.hasSuffix("desk.jsonl")
          && (!endsALine || Self.stricter.contains(where: $0.what.contains))
      }
      try hold(isStricter, "only opened: \(report.damage)")
    }
  }

  private static let stricter = ["newer program", "is of the device", " gone"]

  private var endsALine: Bool { own.isEmpty || own.last == UInt8(ascii: "\n") }

  /// What was read is there again, whatever befalls the machine, and takes one event more.
  private func holdGoingOn(_ disk: SimulatedDisk, _ events: [Event]) throws {
    disk.losePower()
    let verified = try Log.verify(disk.storage())
    try hold(verified.damage.isEmpty, "damaged by opening: \(verified.damage)")
    try hold(verified.records == events.count, "\(verified.records) of \(events.count) are left")
    let (log, report) = try Log.open(disk.storage(), device: "desk")
    try hold(report.events == events, "other events after a power loss: \(report.events)")
    let added = try log.append([LogFiles.draft], now: Self.now)
    disk.killPrograms()
    let again = try Log.open(disk.storage(), device: "desk").report
    try hold(again.damage.isEmpty, "damaged by recording: \(again.damage)")
    let expected = (events + added).sorted { $0.position < $1.position }
    try hold(again.events == expected, "\(expected) are read as \(again.events)")
    try holdCopies(of: events)
  }

  /// Each event that this version knows can be written by it, and says the same.
  private func holdCopies(of events: [Event]) throws {
    let drafts = events.filter(\.isKnown).map {
      EventDraft(application: $0.application, at: $0.at, body: $0.body)
    }
    let disk = SimulatedDisk(SeededGenerator(seed: 1))
    let log = try Log.open(disk.storage(), device: "copy").log
    _ = try log.append([drafts], now: Self.now)
    let copies = try Log.open(disk.killed(), device: "copy").report.events.map {
      EventDraft(application: $0.application, at: $0.at, body: $0.body)
    }
    try hold(copies == drafts, "\(drafts) are read as \(copies)")
  }

  /// What arrives late of another device's file leads to the same events as if it had been there.
  func holdArrival() throws {
    let disk = disk(other: other.prefix(early))
    let (log, first) = try Log.open(disk.storage(), device: "desk")
    disk.extend("phone.jsonl", with: Array(other.dropFirst(early)))
    let arrived = try log.poll().events
    let all = try Log.open(self.disk(other: other[...]).storage(), device: "desk").report
    let known = (first.events + arrived).sorted { $0.position < $1.position }
    try hold(known == all.events, "\(known) are known, and \(all.events) are there")
  }
}

extension Event {
  /// Whether this version knows all that it says.
  var isKnown: Bool {
    if case .unknown = body { false } else { true }
  }
}

extension SimulatedDisk {
  /// A way in after the programs that used it were killed.
  fileprivate func killed() -> SimulatedStorage {
    killPrograms()
    return storage()
  }
}
