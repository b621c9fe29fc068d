import CivilTime
import EventLog
import FollowupCore

/// What one device has answered and told, kept beside the program and not by it: what the log and the
/// engine do is held against this.
struct Ledger {
  let device: String
  /// The device's own events that are safe, in the order of its file.
  private(set) var kept: [Event] = []
  /// The highest number of all that were ever kept.
  private var highest = 0
  /// What was handed to the log since it last synced, and was not confirmed.
  private var uncertain: [[[EventDraft]]] = []
  /// What the daemon found at its start, and could not make safe.
  private var unsynced: [Event] = []
  /// Reminders on their way, from their intent to the record of their delivery.
  private(set) var tellings: [ReminderID: Telling] = [:]
  /// The place of the last record of each reminder's delivery.
  private var delivered: [ReminderID: EventID] = [:]

  struct Telling {
    var wasIntended = false
    var wasShown = false
    /// Whether it was handed out since the daemon last started.
    var wasToldInThisLife = false
  }

  init(device: String) { self.device = device }

  // MARK: Promise 1

  /// The user took the file as it is: what is not known any more is among the numbers that are said to
  /// be lost, or to be those of other events now. They are not given again.
  mutating func lose(
    _ lost: ClosedRange<Int>?, replaced: ClosedRange<Int>?, of events: [Event]
  ) throws(Interruption) {
    let known = Dictionary(uniqueKeysWithValues: events.map { ($0.id, $0) })
    for event in kept where known[event.id] != event {
      let named = known[event.id] == nil ? lost : replaced
      try expect(
        named?.contains(event.id.sequence) == true, 1,
        "\(event.id) is gone, and is not said to be")
    }
    kept = kept.compactMap { known[$0.id] }
    if replaced == nil {
      unsynced = unsynced.compactMap { known[$0.id] }
    } else {
      noteNamesake(in: events)
    }
  }

  /// Another machine of the same name wrote in the file: all that follows what was answered may be that
  /// machine's.
  mutating func noteNamesake(in events: [Event]) {
    unsynced = Array(events.filter { $0.id.device == device }.dropFirst(kept.count))
  }

  /// The log is about to record.
  mutating func attempt(_ batches: [[EventDraft]]) { uncertain.append(batches) }

  /// The log says that it recorded; `isSynced` is what the disk says.
  mutating func recorded(_ batches: [[Event]], isSynced: Bool) throws(Interruption) {
    try expect(isSynced, 1, "\(device) answers before its file is synced")
    try expect(
      uncertain.last.map { Self.matches(batches.joined(), $0.joined()) } == true, 1,
      "the log returns other events than it was given")
    uncertain = []
    for event in unsynced + batches.joined() { try keep(event) }
    unsynced = []
  }

  /// The daemon answers a request.
  func answered(_ events: [Event]) throws(Interruption) {
    for event in events {
      try expect(
        kept.last { $0.id == event.id } == event, 1,
        "\(event.id) is answered as recorded, but is not in the log")
    }
  }

  /// The daemon has read its log: all that was answered is there, and nothing half.
  ///
  /// - Parameter isDurable: whether it could make safe what it found.
  mutating func opened(_ events: [Event], isDurable: Bool) throws(Interruption) {
    let own = events.filter { $0.id.device == device }
    for (index, event) in kept.enumerated() {
      try expect(
        index < own.count && own[index] == event, 1,
        "\(event.id) \(event.body.kind) was answered, and is gone")
    }
    let rest = own.dropFirst(kept.count)
    // What was found unsynced at an earlier start may have been made safe before what came next.
    let fresh = rest.starts(with: unsynced) ? rest.dropFirst(unsynced.count) : rest
    try expect(
      fresh.isEmpty
        || uncertain.contains { Self.isWhole(rest, of: $0) || Self.isWhole(fresh, of: $0) }, 1,
      "\(rest.count) events from \(rest.first.map { "\($0.id)" } ?? "") on are there that are not"
        + " whole batches of what was being recorded")
    unsynced = Array(rest)
    guard isDurable else { return }
    uncertain = []
    unsynced = []
    for event in rest { try keep(event) }
  }

  /// Whether the events are some whole batches, from the first on.
  private static func isWhole(_ events: ArraySlice<Event>, of batches: [[EventDraft]]) -> Bool {
    var rest = events
    for batch in batches where !rest.isEmpty {
      guard matches(rest.prefix(batch.count), batch) else { return false }
      rest = rest.dropFirst(batch.count)
    }
    return rest.isEmpty
  }

  private static func matches(
    _ events: some Sequence<Event>, _ drafts: some Sequence<EventDraft>
  ) -> Bool {
    events.elementsEqual(drafts) {
      $0.body == $1.body && $0.at == $1.at && $0.application == $1.application
    }
  }

  /// Numbers rise, and none is given twice. Those of a write that could not be taken back at once are
  /// not given again either, since other devices may have read it.
  private mutating func keep(_ event: Event) throws(Interruption) {
    try expect(
      highest < event.id.sequence && kept.last?.time ?? .distantPast <= event.time, 1,
      "\(event.id) does not follow what was recorded before")
    highest = event.id.sequence
    kept.append(event)
    switch event.body {
    case .reminderIntended(let intended):
      tellings[intended.reminder, default: Telling()].wasIntended = true
    case .reminderDelivered(let told): try confirm(told.reminder, event.id)
    default: break
    }
  }

  // MARK: Promise 2

  /// The daemon tells a reminder. Returns whether it was shown before, by a daemon that died before
  /// it had recorded so.
  mutating func tell(_ id: ReminderID, _ events: [Event]) throws(Interruption) -> Bool {
    let telling = tellings[id] ?? Telling()
    try expect(telling.wasIntended, 2, "\(id) is told before its intent is safe")
    try expect(
      !telling.wasToldInThisLife, 2, "\(id) is told again, though the daemon did not end between")
    if let last = delivered[id] {
      try expect(isCalledFor(id, after: last, events), 2, "\(id) is told again, after \(last)")
    }
    tellings[id]!.wasToldInThisLife = true
    return telling.wasShown
  }

  /// Whether the reminder was put off since it was last delivered, or that delivery was undone.
  private func isCalledFor(_ id: ReminderID, after last: EventID, _ events: [Event]) -> Bool {
    let standing = standing(events)
    guard let record = standing.first(where: { $0.id == last }),
      case .reminderDelivered(let told) = record.body, told.reminder == id
    else { return true }
    return standing.contains { event in
      if case .reminderSnoozed(let snoozed) = event.body, snoozed.reminder == id {
        record.position < event.position
      } else {
        false
      }
    }
  }

  /// It can be read in the journal, or seen on the desktop.
  mutating func show(_ id: ReminderID) { tellings[id]?.wasShown = true }

  private mutating func confirm(_ id: ReminderID, _ event: EventID) throws(Interruption) {
    try expect(
      tellings[id]?.wasShown == true, 2, "\(id) is recorded as delivered, and was not shown")
    tellings[id] = nil
    delivered[id] = event
  }

  /// The daemon has ended, without or with a crash.
  mutating func ended() {
    for id in tellings.keys { tellings[id]!.wasToldInThisLife = false }
  }

  /// Reminders that the running daemon has told, and not yet recorded so. Of one that was told before
  /// a crash a later phase may have come meanwhile.
  var unconfirmed: [ReminderID] {
    tellings.filter(\.value.wasToldInThisLife).keys.sorted { "\($0)" < "\($1)" }
  }
}
