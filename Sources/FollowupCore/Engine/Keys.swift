/// Which event has which key of a source, also if it was undone since.
struct Keys {
  private var events: [String: Event] = [:]
  private var underWay: [Ticket: Set<String>] = [:]

  mutating func note(_ event: Event) {
    guard let key = event.key else { return }
    if let known = events[key], event.position < known.position { return }
    events[key] = event
  }

  func event(of key: String) -> Event? { events[key] }

  /// Whether an event of that key is being recorded.
  func isUnderWay(_ key: String) -> Bool { underWay.values.contains { $0.contains(key) } }

  mutating func begin(_ ticket: Ticket, _ drafts: [EventDraft]) {
    let keys = Set(drafts.compactMap(\.key))
    if !keys.isEmpty { underWay[ticket] = keys }
  }

  mutating func end(_ ticket: Ticket) { underWay[ticket] = nil }
}

extension Engine {
  /// The event that was last recorded with a source's key, also if it was undone since.
  package func event(ofKey key: String) -> Event? {
    keys.event(of: key).map(chronicle.shown)
  }
}
