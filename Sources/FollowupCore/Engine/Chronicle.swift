internal import CivilTime

/// Every event of the log, by the application that it is about.
///
/// An application that several devices added under one name has as many beginnings, which all stand:
/// the first keeps the name, each later one gets the next that is free, such as `acme-2`. Which is which
/// follows from the log alone, so that all devices say the same.
struct Chronicle {
  /// The events recorded under each name, in the order of the log.
  private var events: [String: [Event]] = [:]
  /// The name under which each event was recorded.
  private var nameOfEvent = EventNames()
  /// Events that name no application, and undo one that is not known yet, by that one's id.
  private var undoingsAhead: [EventID: [Event]] = [:]
  /// The beginnings that stand, by the names under which they were recorded.
  private var beginnings: [String: Beginnings] = [:]
  /// The names under which several beginnings stand.
  private(set) var crowded: Set<String> = []
  /// The names under which an address was ever recorded, by the address in its form for comparing.
  private var namesByAddress: [String: Set<String>] = [:]
  /// The names under which an outcome was ever recorded.
  private var namesWithOutcomes: Set<String> = []
  /// When the latest event was recorded.
  private(set) var latest = Instant.distantPast

  /// Files new events; those that are known already are passed over.
  ///
  /// - Returns: The names under which they were recorded, and those of them about which they say
  ///   something: an intent to tell a reminder does not, unless it was recorded before other events.
  mutating func file(_ new: [Event]) -> (touched: Set<String>, refolded: Set<String>) {
    var isRefolded: [String: Bool] = [:]
    for event in new where nameOfEvent[event.id] == nil {
      let name = file(event)
      let isLatest = latest <= event.time
      latest = max(latest, event.time)
      if isLatest, case .reminderIntended = event.body {
        if isRefolded[name] == nil { isRefolded[name] = false }
      } else {
        isRefolded[name] = true
      }
    }
    let touched = Set(isRefolded.keys)
    let refolded = touched.filter { isRefolded[$0]! }
    for name in touched where !events[name]!.isInOrder { events[name]!.sort { $0.isBefore($1) } }
    for name in refolded {
      let all = Beginnings(of: events[name]!)
      beginnings[name] = all
      if all.standing.count > 1 { crowded.insert(name) } else { crowded.remove(name) }
    }
    return (touched, refolded.union(crowded))
  }

  /// Puts an event to those of its application. What undoes an event is with that one, whichever of
  /// the two comes first.
  private mutating func file(_ event: Event) -> String {
    var name = LogName(event.application).name
    if name.isEmpty, let target = event.body.undoes {
      name = nameOfEvent[target] ?? ""
      if name.isEmpty { undoingsAhead[target, default: []].append(event) }
    }
    file(event, under: name)
    return name
  }

  private mutating func file(_ event: Event, under name: String) {
    nameOfEvent.note(name, of: event.id)
    events[name, default: []].append(event)
    if let address = event.body.address { namesByAddress[address, default: []].insert(name) }
    if case .outcomeRecorded = event.body { namesWithOutcomes.insert(name) }
    guard !undoingsAhead.isEmpty, !name.isEmpty,
      let ahead = undoingsAhead.removeValue(forKey: event.id)
    else { return }
    events[""]?.removeAll(where: ahead.contains)
    for event in ahead { file(event, under: name) }
  }

  // MARK: Applications

  /// The applications that were recorded under a name, each with the name that it goes by.
  func applications(
    recordedAs name: String, asOf: Instant? = nil, zoneNamed: (String) -> Zone?
  ) -> [Application] {
    guard let standing = beginnings[name]?.standing else { return [] }
    return zip(shownNames(of: name), standing).compactMap { shown, beginning in
      Application(
        name: shown, logName: logName(of: beginning, in: name).text,
        events: FollowupCore.standing(beginning.events), asOf: asOf, zoneNamed: zoneNamed)
    }
  }

  /// The names that the beginnings recorded under a name go by, in the order of the log.
  func shownNames(of name: String) -> [String] {
    let count = beginnings[name]?.standing.count ?? 0
    guard count > 0 else { return [] }
    var names = [name]
    var number = 2
    while names.count < count {
      let next = "\(name)-\(number)"
      if beginnings[next]?.standing.isEmpty != false { names.append(next) }
      number += 1
    }
    return names
  }

  private func logName(of beginning: Beginning, in name: String) -> LogName {
    let isOne = beginnings[name]?.standing.count == 1
    return LogName(name: name, beginning: isOne ? nil : beginning.event)
  }

  /// The names under which events were recorded.
  var names: some Collection<String> { events.keys }

  /// The names of the applications that may ever have mattered to those recorded under a name, and that
  /// name: where a contact had an address in common with one there, and where there was an outcome.
  func names(concerning name: String) -> Set<String> {
    let addresses = events[name]?.compactMap(\.body.address) ?? []
    return addresses.reduce(into: namesWithOutcomes.union([name])) {
      $0.formUnion(namesByAddress[$1] ?? [])
    }
  }

  /// The name under which the events of an application are recorded.
  private func name(recordedFor shown: String) -> String {
    guard events[shown] == nil || beginnings[shown]?.standing.isEmpty == true else { return shown }
    return crowded.first { shownNames(of: $0).contains(shown) } ?? shown
  }

  /// Which applications several devices added, by the name they share.
  var namesakes: [String: [String]] {
    Dictionary(uniqueKeysWithValues: crowded.map { ($0, shownNames(of: $0)) })
  }

  /// The applications about which another reading of the log says something else.
  func changes(since before: Chronicle) -> [String] {
    let names = Set(events.keys).union(before.events.keys)
      .filter { events[$0] != before.events[$0] }
    return Set(
      names.flatMap { name in
        let shown = shownNames(of: name) + before.shownNames(of: name)
        return shown.isEmpty ? [name] : shown
      }
    ).sorted()
  }

  // MARK: Events

  var count: Int { nameOfEvent.count }

  /// The last event of each device.
  var lastEvents: [EventID] { nameOfEvent.last }

  /// The name under which an event was recorded.
  func name(of event: EventID) -> String? { nameOfEvent[event] }

  /// The event of an id, as it was recorded.
  func event(_ id: EventID) -> Event? {
    nameOfEvent[id].flatMap { events[$0]?.first { $0.id == id } }
  }

  /// Those that were recorded together with an event, all or none, in the order of the log.
  func command(of event: Event) -> [Event] {
    var events = [event]
    while let before = self.event(events[0].id.advanced(by: -1)), before.isContinued {
      events.insert(before, at: 0)
    }
    while events.last!.isContinued, let next = self.event(events.last!.id.advanced(by: 1)) {
      events.append(next)
    }
    return events
  }

  /// The events of an application by the name it goes by, in the order of the log. Those of beginnings
  /// that were undone are with the first.
  func events(of shown: String) -> [Event] {
    let name = name(recordedFor: shown)
    let standing = beginnings[name]?.standing ?? []
    guard standing.count > 1, let index = shownNames(of: name).firstIndex(of: shown) else {
      return events[name] ?? []
    }
    let own = standing[index].events + (index == 0 ? beginnings[name]!.others : [])
    return own.sorted { $0.position < $1.position }.map { $0.with(application: shown) }
  }

  /// The events of an application that count, in the order of the log.
  func standingEvents(of shown: String) -> [Event] {
    let name = name(recordedFor: shown)
    guard let index = shownNames(of: name).firstIndex(of: shown) else { return [] }
    return standing(beginnings[name]!.standing[index].events).map { $0.with(application: shown) }
  }

  /// Which events recorded under the name of an application's do not count, and what undid each, or the
  /// beginning on which it hangs.
  func undone(of shown: String) -> [EventID: EventID] {
    let gone = beginnings[name(recordedFor: shown)]?.gone ?? [:]
    return undoneEvents(allEvents(of: shown)).merging(gone) { own, _ in own }
  }

  /// The events recorded under the name of an application's.
  func allEvents(of shown: String) -> [Event] { events[name(recordedFor: shown)] ?? [] }

  /// The events of all applications as they were recorded, the latest first.
  var latestEvents: LatestEvents { LatestEvents(of: events.values) }

  /// The events, each with the name that its application goes by.
  func shown(_ events: [Event]) -> [Event] { crowded.isEmpty ? events : events.map(shown) }

  /// The event, with the name that its application goes by.
  func shown(_ event: Event) -> Event {
    let name = LogName(event.application).name
    guard let standing = beginnings[name]?.standing, standing.count > 1 else { return event }
    let index = standing.firstIndex { $0.events.contains { $0.id == event.id } } ?? 0
    return event.with(application: shownNames(of: name)[index])
  }
}

extension EventBody {
  /// The address that it has of a contact, in its form for comparing.
  fileprivate var address: String? {
    switch self {
    case .contactAdded(let added): added.fields.address?.comparableAddress
    case .contactChanged(let changed): changed.fields.address?.comparableAddress
    default: nil
    }
  }
}
