internal import CivilTime
private import OrderedCollections

extension Engine {
  /// Adds events of the log, and folds the applications that they concern anew.
  mutating func add(_ new: [Event], at now: Instant) -> [Effect] {
    let news = integrate(new)
    guard !news.applications.isEmpty else { return [] }
    return [.changed(applications: news.applications.sorted(), new.map(chronicle.shown))]
      + look(at: news.touched(of: allNames), at: now)
  }

  /// Replaces all events by those of the log. Only differences count as changes.
  mutating func replaceAll(with all: [Event], at now: Instant) -> [Effect] {
    let before = chronicle
    for name in applications.keys { agenda.set(name, nil) }
    chronicle = Chronicle()
    applications = [:]
    keys = Keys()
    elsewhere = Elsewhere()
    _ = integrate(all)
    let changed = chronicle.changes(since: before)
    let effects = lookAgain(at: now)
    guard !changed.isEmpty else { return effects }
    let new = all.filter { before.name(of: $0.id) == nil }
    return [.changed(applications: changed, new.map(chronicle.shown))] + effects
  }

  /// Looks at every application, whatever the agenda says.
  mutating func lookAgain(at now: Instant) -> [Effect] { look(at: allNames, at: now) }

  /// The applications that were recorded under a name, by the zones' present rules.
  func fold(_ name: String, asOf: Instant? = nil) -> [Application] {
    chronicle.applications(recordedAs: name, asOf: asOf, zoneNamed: zone(named:))
  }

  func zone(named name: String) -> Zone? { try? zones.zone(named: name) }

  /// Moves interviews that were recorded with a local time to its instant by the zones' present rules.
  mutating func keepLocalTimes() {
    for application in applications.values
    where application.interviews.contains(where: { $0.local != nil }) {
      for folded in fold(LogName(application.logName).name) { applications[folded.name] = folded }
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
    /// Those of them that the events change: an intent to tell a reminder changes nothing.
    var refolded: Set<String> = []
    /// Whether something may change in other applications.
    var isFeltElsewhere = false

    /// The names of the applications to look at again; some may have been undone.
    func touched(of all: [String]) -> [String] {
      (isFeltElsewhere ? refolded.union(all) : refolded).sorted()
    }
  }

  /// Folds new events in.
  private mutating func integrate(_ new: [Event]) -> News {
    var news = News()
    for event in new { keys.note(event) }
    var before: [String: [String]] = [:]
    for name in new.map({ LogName($0.application).name }) + chronicle.crowded {
      before[name] = chronicle.shownNames(of: name)
    }
    let (touched, refolded) = chronicle.file(new)
    for name in touched {
      let names = Set(chronicle.shownNames(of: name) + (before[name] ?? []))
      news.applications.formUnion(names.isEmpty ? [name] : names)
    }
    for name in refolded {
      let folded = fold(name)
      let gone = Set(before[name] ?? [name]).subtracting(folded.map(\.name))
      for name in gone { replace(name, with: nil, &news) }
      for application in folded { replace(application.name, with: application, &news) }
    }
    if news.isFeltElsewhere { elsewhere = elsewhere(of: applications.values) }
    return news
  }

  private mutating func replace(
    _ name: String, with application: Application?, _ news: inout News
  ) {
    if application?.reach != applications[name]?.reach { news.isFeltElsewhere = true }
    applications[name] = application
    news.refolded.insert(name)
  }

  // MARK: Reminders

  /// Starts to tell the reminders that are due at some applications.
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
    return isWaiting ? [] : intend(due, at: now)
  }

  /// How far behind its instant a reminder still counts as in time.
  private static let punctuality: Duration = .seconds(60)
}
