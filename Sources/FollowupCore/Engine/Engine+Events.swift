internal import CivilTime
private import OrderedCollections

extension Engine {
  /// Adds events of the log, and folds the applications that they concern anew.
  mutating func add(_ new: [Event], at now: Instant) -> [Effect] {
    let news = integrate(new)
    guard !news.applications.isEmpty else { return [] }
    let touched = news.toLookAt(of: names)
    let changed = Effect.changed(
      applications: news.applications.sorted(),
      concerned: news.applications.union(touched).sorted(), chronicle.shown(new))
    return [changed] + look(at: touched, at: now)
  }

  /// Replaces all events by those of the log. Only differences count as changes.
  mutating func replaceAll(with all: [Event], at now: Instant) -> [Effect] {
    let before = chronicle
    for name in names { agenda.set(name, nil) }
    chronicle = Chronicle()
    roster = Roster()
    folded = [:]
    keys = Keys()
    elsewhere = Elsewhere()
    outlooks.removeAll(for: [])
    _ = integrate(all)
    let changed = chronicle.changes(since: before)
    let effects = lookAgain(at: now)
    guard !changed.isEmpty else { return effects }
    let new = all.filter { before.name(of: $0.id) == nil }
    let concerned = Set(changed).union(names).sorted()
    return [.changed(applications: changed, concerned: concerned, chronicle.shown(new))] + effects
  }

  /// Looks at every application, whatever the agenda says.
  mutating func lookAgain(at now: Instant) -> [Effect] { look(at: names, at: now) }

  /// The applications that were recorded under a name, by the zones' present rules.
  func fold(_ name: String, asOf: Instant? = nil) -> [Application] {
    chronicle.applications(recordedAs: name, asOf: asOf, zoneNamed: zone(named:))
  }

  func zone(named name: String) -> Zone? { try? zones.zone(named: name) }

  /// Moves interviews that were recorded with a local time to its instant by the zones' present rules.
  mutating func keepLocalTimes() {
    for application in applications.values
    where application.interviews.contains(where: { $0.local != nil }) {
      for folded in fold(LogName(application.logName).name) {
        roster.replace(folded.name, with: folded)
      }
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

  private struct News {
    /// The applications that the new events are about.
    var applications: Set<String> = []
    /// Those to look at again, some of which may have been undone: an intent to tell a reminder changes
    /// nothing.
    var touched: Set<String> = []
    /// The addresses of contacts for whose other applications something may change.
    var addresses: Set<String> = []
    /// Whether something may change in all other applications.
    var isFeltEverywhere = false

    /// The names of the applications to look at again, also of those that are gone.
    func toLookAt(of all: [String]) -> [String] {
      (isFeltEverywhere ? touched.union(all) : touched).sorted()
    }
  }

  /// Folds new events in.
  private mutating func integrate(_ new: [Event]) -> News {
    var news = News()
    for event in new { keys.note(event) }
    var before: [String: [String]] = [:]
    for name in Set(new.map { LogName($0.application).name }).union(chronicle.crowded) {
      before[name] = chronicle.shownNames(of: name)
    }
    let (touched, refolded) = chronicle.file(new)
    for name in touched {
      let names = Set(chronicle.shownNames(of: name) + (before[name] ?? []))
      news.applications.formUnion(names.isEmpty ? [name] : names)
    }
    for name in refolded.sorted() {
      let folded = refold(name)
      let gone = Set(before[name] ?? [name]).subtracting(folded.map(\.name))
      for name in gone { replace(name, with: nil, &news) }
      for application in folded { replace(application.name, with: application, &news) }
    }
    if news.isFeltEverywhere { outlooks.removeAll(for: names) }
    for name in roster.names(sharing: news.addresses) where news.touched.insert(name).inserted {
      outlooks.remove(name)
    }
    return news
  }

  private mutating func replace(
    _ name: String, with application: Application?, _ news: inout News
  ) {
    let known = applications[name]
    roster.replace(name, with: application)
    outlooks.remove(name, isGone: application == nil)
    news.touched.insert(name)
    if let application, let known, application.isAsFarReaching(as: known) { return }
    let (reach, before) = (application?.reach, known?.reach)
    guard (reach ?? .nothing) != (before ?? .nothing) else { return }
    news.addresses.formUnion(elsewhere.addresses(reachedFrom: name))
    if let application {
      let zone = zone(of: application)
      elsewhere.take(application, zone: zone, hours: policy.employerHours)
    } else {
      elsewhere.remove(name)
    }
    news.addresses.formUnion(elsewhere.addresses(reachedFrom: name))
    if reach?.outcome ?? .nothing != before?.outcome ?? .nothing { news.isFeltEverywhere = true }
  }

  // MARK: Reminders

  /// Starts to tell the reminders that are due at some applications.
  private mutating func look(at names: [String], at now: Instant) -> [Effect] {
    var due: [Notice] = []
    let quiet = quietHours
    for name in names {
      guard let situation = situation(of: name, at: now) else {
        agenda.set(name, nil)
        continue
      }
      let reminders = keepOutlook(of: situation, quiet).reminders
      let (told, next) = situation.agenda(of: reminders, quiet: quiet) { deliveries[$0] != nil }
      agenda.set(name, next)
      due += told.map {
        Notice(reminder: $0, isLate: $0.comes + Self.punctuality < now)
      }
    }
    return isWaiting ? [] : intend(due, at: now)
  }

  /// How far behind its instant a reminder still counts as in time.
  private static let punctuality: Duration = .seconds(60)
}
