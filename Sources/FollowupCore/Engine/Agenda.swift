internal import CivilTime
private import HeapModule

/// Applications, by when each wants to be looked at.
struct Agenda {
  private struct Entry: Comparable {
    let at: Instant
    /// What comes then; of two at one instant, the lesser is the first.
    let subject: String
    let application: String

    static func < (left: Entry, right: Entry) -> Bool {
      (left.at, left.subject, left.application) < (right.at, right.subject, right.application)
    }
  }

  private var queue = Heap<Entry>()
  private var entries: [String: Entry] = [:]

  /// Sets an application's next time; entries that it replaces are dropped when they come up.
  mutating func set(_ application: String, _ instant: Instant?, about subject: String = "") {
    let entry = instant.map { Entry(at: $0, subject: subject, application: application) }
    guard entries[application] != entry else { return }
    entries[application] = entry
    if let entry { queue.insert(entry) }
    // What was replaced does not pile up.
    if queue.count > 2 * entries.count + 64 { queue = Heap(entries.values) }
  }

  /// The soonest time of all.
  mutating func next() -> Instant? {
    while let entry = queue.min, entries[entry.application] != entry { queue.removeMin() }
    return queue.min?.at
  }

  /// The application that comes first.
  mutating func first() -> String? {
    _ = next()
    return queue.min?.application
  }

  /// The applications whose time has come.
  mutating func take(until now: Instant) -> [String] {
    var taken: [String] = []
    while let next = next(), next <= now {
      let application = queue.removeMin().application
      entries[application] = nil
      taken.append(application)
    }
    return taken
  }
}
