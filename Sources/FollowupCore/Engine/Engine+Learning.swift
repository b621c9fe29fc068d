internal import CivilTime

extension Engine {
  /// Takes events that are in the log, and refolds the applications that they are about.
  mutating func learn(_ new: [Event], at now: Instant) -> [Effect] {
    let changed = integrate(new).sorted()
    guard !changed.isEmpty else { return [] }
    // A touch keeps its distance from those in other applications, so that all of them may change.
    let isOnlyDelivery = new.allSatisfy(\.body.isAboutDelivery)
    return [.changed(applications: changed, new)]
      + look(at: isOnlyDelivery ? changed : allNames, at: now)
  }

  /// Forgets every event, and learns those that are in the log.
  mutating func relearn(_ all: [Event], at now: Instant) -> [Effect] {
    for name in events.keys { agenda.set(name, nil) }
    events = [:]
    applications = [:]
    applicationOfEvent = [:]
    return learn(all, at: now)
  }

  /// Looks at every application, whatever the agenda says.
  mutating func lookAgain(at now: Instant) -> [Effect] { look(at: allNames, at: now) }

  mutating func tick(at now: Instant) -> [Effect] {
    let (effects, retried) = retryDeliveries(at: now)
    return effects + look(at: Set(agenda.take(until: now) + retried).sorted(), at: now)
  }

  /// When to be called again.
  mutating func nextWake() -> Instant? {
    [agenda.next(), nextRetry].compactMap { $0 }.min()
  }

  private var allNames: [String] { applications.keys.sorted() }

  private mutating func integrate(_ new: [Event]) -> Set<String> {
    var changed: Set<String> = []
    for event in new where applicationOfEvent[event.id] == nil {
      let name = application(of: event)
      applicationOfEvent[event.id] = name
      events[name, default: []].append(event)
      changed.insert(name)
    }
    for name in changed {
      events[name]!.sort { $0.position < $1.position }
      applications[name] = Application(name: name, events: standing(events[name]!))
    }
    return changed
  }

  private func application(of event: Event) -> String {
    if event.application.isEmpty, case .eventUndone(let target) = event.body {
      return applicationOfEvent[target] ?? ""
    }
    return event.application
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
      let (reminders, next) = situation.agenda(quiet: quietHours)
      agenda.set(name, next)
      due += reminders.filter { deliveries[$0.id] == nil }.map {
        Notice(reminder: $0, isLate: $0.comes + Self.punctuality < now)
      }
    }
    return intend(due, at: now)
  }

  /// How far behind its instant a reminder still counts as in time.
  private static let punctuality: Duration = .seconds(60)
}

extension EventBody {
  /// Whether it is about telling a reminder, which changes no window.
  var isAboutDelivery: Bool {
    switch self {
    case .reminderIntended, .reminderDelivered: true
    default: false
    }
  }
}
