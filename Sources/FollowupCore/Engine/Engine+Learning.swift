internal import CivilTime
private import OrderedCollections

extension Engine {
  /// Takes events that are in the log, and refolds the applications that they are about.
  mutating func learn(_ new: [Event], at now: Instant) -> [Effect] {
    let news = integrate(new)
    guard !news.applications.isEmpty else { return [] }
    return [.changed(applications: news.applications.sorted(), new)]
      + look(at: news.touched(of: allNames), at: now)
  }

  /// Forgets every event, and learns those that are in the log. Only what is different is a change.
  mutating func relearn(_ all: [Event], at now: Instant) -> [Effect] {
    let before = events
    for name in events.keys { agenda.set(name, nil) }
    events = [:]
    applications = [:]
    touches = TouchesByAddress()
    applicationOfEvent = [:]
    undoingsAhead = [:]
    _ = integrate(all)
    let known = Set(before.values.joined().map(\.id))
    let changed = Set(before.keys).union(events.keys).filter { before[$0] != events[$0] }
    let effects = lookAgain(at: now)
    guard !changed.isEmpty else { return effects }
    return [.changed(applications: changed.sorted(), all.filter { !known.contains($0.id) })]
      + effects
  }

  /// Looks at every application, whatever the agenda says.
  mutating func lookAgain(at now: Instant) -> [Effect] { look(at: allNames, at: now) }

  /// The application that events make, by the zones' present rules.
  func fold(_ name: String, _ events: [Event], asOf: Instant? = nil) -> Application? {
    Application(name: name, events: standing(events), asOf: asOf) { try? zones.zone(named: $0) }
  }

  /// Puts interviews that were recorded at a local time where the zones' rules have it now.
  mutating func keepLocalTimes() {
    for (name, application) in applications
    where application.interviews.contains(where: { $0.local != nil }) {
      applications[name] = fold(name, events[name]!)
    }
  }

  mutating func tick(at now: Instant) -> [Effect] {
    let (effects, retried) = retryDeliveries(at: now)
    return effects + look(at: Set(agenda.take(until: now) + retried).sorted(), at: now)
  }

  /// When to be called again.
  mutating func nextWake() -> Instant? {
    [agenda.next(), nextRetry].compactMap { $0 }.min()
  }

  private var allNames: [String] { applications.keys.sorted() }

  private struct News {
    /// The applications that the new events are about.
    var applications: Set<String> = []
    /// Those of them about which the events say something: an intent to tell a reminder does not.
    var refolded: Set<String> = []
    /// Whether other applications have to do with it, too: a touch keeps its distance from theirs.
    var isFeltElsewhere = false

    /// What to look at again; of that, an application that was undone is no more.
    func touched(of all: [String]) -> [String] {
      (isFeltElsewhere ? refolded.union(all) : refolded).sorted()
    }
  }

  /// Folds new events in.
  private mutating func integrate(_ new: [Event]) -> News {
    var news = News()
    for event in new where applicationOfEvent[event.id] == nil {
      let name = file(event)
      news.applications.insert(name)
      if case .reminderIntended = event.body { continue }
      news.refolded.insert(name)
    }
    for name in news.applications { events[name]!.sort { $0.position < $1.position } }
    for name in news.refolded {
      let application = fold(name, events[name]!)
      if application?.reach != applications[name]?.reach { news.isFeltElsewhere = true }
      applications[name] = application
    }
    if news.isFeltElsewhere { touches = TouchesByAddress(of: applications.values) }
    return news
  }

  /// Puts an event to those of its application. What undoes an event is with that one, whichever of
  /// the two comes first.
  private mutating func file(_ event: Event) -> String {
    var name = event.application
    if name.isEmpty, case .eventUndone(let undoing) = event.body {
      name = applicationOfEvent[undoing.event] ?? ""
      if name.isEmpty { undoingsAhead[undoing.event, default: []].append(event) }
    }
    file(event, under: name)
    return name
  }

  private mutating func file(_ event: Event, under name: String) {
    applicationOfEvent[event.id] = name
    events[name, default: []].append(event)
    guard !name.isEmpty, let ahead = undoingsAhead.removeValue(forKey: event.id) else { return }
    events[""]?.removeAll(where: ahead.contains)
    for event in ahead { file(event, under: name) }
  }

  // MARK: Reminders

  /// Sees what is due at some applications, and starts to tell it.
  private mutating func look(at names: [String], at now: Instant) -> [Effect] {
    var due: [Notice] = []
    for name in names {
      guard let situation = situation(of: name, at: now) else {
        agenda.set(name, nil)
        continue
      }
      let (reminders, next) = situation.agenda(quiet: quietHours) { deliveries[$0] != nil }
      agenda.set(name, next)
      due += reminders.map {
        Notice(reminder: $0, isLate: $0.comes + Self.punctuality < now)
      }
    }
    return isSettling ? [] : intend(due, at: now)
  }

  /// How far behind its instant a reminder still counts as in time.
  private static let punctuality: Duration = .seconds(60)
}

extension Application {
  /// What other applications have to do with this one: its unsolicited touches, and whom they reached.
  fileprivate var reach: Reach? {
    let touches = touches.filter(\.value.action.isUnsolicited)
    guard !touches.isEmpty else { return nil }
    return Reach(touches: touches, addresses: contacts.mapValues(\.comparableAddress))
  }
}

private struct Reach: Equatable {
  let touches: [Fact<TouchSent>]
  let addresses: OrderedDictionary<String, String?>
}
