/// How many of an application's events were folded, and the last of them.
struct FoldedEvents {
  let count: Int
  let last: EventID

  /// All of an application's; nil if something was undone among them.
  init?(_ events: [Event]) {
    guard let last = events.last, events.allSatisfy({ $0.body.undoes == nil }) else { return nil }
    self.init(count: events.count, last: last.id)
  }

  private init(count: Int, last: EventID) {
    self.count = count
    self.last = last
  }

  /// With those of them that came later; nil if an event came in between, or if one of the later is not
  /// simply another event of the application.
  func advanced(over events: [Event]) -> FoldedEvents? {
    guard count < events.count, events[count - 1].id == last else { return nil }
    let isPlain = events[count...].allSatisfy { $0.body.undoes == nil && !$0.isBeginning }
    return isPlain ? FoldedEvents(count: events.count, last: events[events.count - 1].id) : nil
  }
}

extension Engine {
  /// The applications that were recorded under a name, after something was recorded under it. What came
  /// last in the order of the log is folded into what is known, if that gives the same.
  mutating func refold(_ name: String) -> [Application] {
    let events = chronicle.allEvents(of: name)
    if let known = applications[name] {
      if let before = folded[name], let all = before.advanced(over: events),
        let application = known.folding(events[before.count...], zoneNamed: zone(named:))
      {
        folded[name] = all
        return [application]
      }
      folded[name] = nil
    }
    let applications = fold(name)
    // At the start, of all applications, this would take longer than it saves.
    if applications.count == 1, applications[0].logName == name, self.applications[name] != nil {
      folded[name] = FoldedEvents(events)
    }
    return applications
  }
}
