/// One beginning of an application with all that hangs on it, undone or not, in the order of the log.
struct Beginning {
  /// The event that added the application.
  let event: EventID
  var events: [Event]
}

/// The events recorded under one name, by the beginning that each hangs on. An application that is
/// added anew after an undo begins empty; one that two devices added has two beginnings, which both
/// stand.
struct Beginnings {
  /// Those that stand, in the order of the log.
  private(set) var standing: [Beginning] = []
  /// The events of beginnings that were undone, or of none.
  private(set) var others: [Event] = []
  /// What hangs on a beginning that was undone, each with the event that undid that.
  private(set) var gone: [EventID: EventID] = [:]

  /// - Parameter events: All that were recorded under the name, in the order of the log.
  init(of events: [Event]) {
    let undone = undoneEvents(events)
    let all = events.filter(\.isBeginning).map(\.id)
    if all.count == 1, undone[all[0]] == nil {
      standing = [Beginning(event: all[0], events: events)]
      return
    }
    var parts: [EventID: [Event]] = [:]
    var current = Current(events)
    for event in events {
      current.take(event)
      // An undo belongs to every beginning, since its target may be in any.
      let owners =
        event.body.undoes != nil
        ? all : [current.beginning(of: event) ?? all.first].compactMap { $0 }
      if owners.isEmpty { others.append(event) }
      for owner in owners { parts[owner, default: []].append(event) }
    }
    for beginning in all {
      let events = parts[beginning]!
      guard let undoing = undone[beginning] else {
        standing.append(Beginning(event: beginning, events: events))
        continue
      }
      others += events
      for event in events where event.body.undoes == nil { gone[event.id] = undoing }
    }
  }

  /// The beginnings so far, for the events in the order of the log.
  private struct Current {
    private var beginnings: [EventID] = []
    private var undoneSoFar: UndoneSoFar

    init(_ events: [Event]) { undoneSoFar = UndoneSoFar(events) }

    mutating func take(_ event: Event) {
      undoneSoFar.take(event)
      if event.isBeginning { beginnings.append(event.id) }
    }

    /// The one that an event hangs on: itself, or the one that its name says, or its own device's, or
    /// the first.
    func beginning(of event: Event) -> EventID? {
      if event.isBeginning { return event.id }
      if let named = LogName(event.application).beginning { return named }
      let open = beginnings.filter { !undoneSoFar.contains($0) }
      return open.last { $0.device == event.id.device } ?? open.first ?? beginnings.last
    }
  }
}

extension Event {
  /// Whether it adds an application.
  var isBeginning: Bool { if case .applicationAdded = body { true } else { false } }
}

/// The name under which an application's events stand in the log: its given name, followed by the event
/// that added it if the name has several beginnings: `acme@desk/5`.
struct LogName: Hashable {
  let name: String
  let beginning: EventID?

  init(name: String, beginning: EventID?) {
    self.name = name
    self.beginning = beginning
  }

  init(_ text: String) {
    // Nearly all have none, and a look at the bytes is the quickest.
    guard text.utf8.contains(UInt8(ascii: "@")), let mark = text.lastIndex(of: "@"),
      let id = EventID(String(text[mark...].dropFirst()))
    else {
      self.init(name: text, beginning: nil)
      return
    }
    self.init(name: String(text[..<mark]), beginning: id)
  }

  var text: String { beginning.map { "\(name)@\($0)" } ?? name }
}
