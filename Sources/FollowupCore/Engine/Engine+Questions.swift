package import CivilTime
private import OrderedCollections

extension Engine {
  /// The zone in which the user lives.
  package var userZone: Zone {
    policy.userZone.flatMap { try? zones.zone(named: $0) } ?? systemZone
  }

  /// The user's quiet hours.
  package var quietHours: QuietHours? {
    policy.quiet.map { QuietHours(hours: $0, zone: userZone) }
  }

  /// The zone of an application's employer: its own, or the one set for employers, or the user's; UTC if
  /// that zone cannot be read.
  package func zone(of application: Application) -> Zone { employerZone(of: application).zone }

  /// The business hours, in the employer's zone.
  package func calendar(of application: Application) -> BusinessCalendar {
    outlooks.calendar(of: Employer(of: application)) {
      let (zone, problem) = employerZone(of: application)
      return BusinessCalendar(
        zone: zone, listedAs: zones.canonicalName(of: zone.identifier),
        recorded: application.region, policy: policy, holidays: holidays, zoneProblem: problem)
    }
  }

  private func employerZone(of application: Application) -> (zone: Zone, problem: String?) {
    guard let name = application.zone ?? policy.employerZone else { return (userZone, nil) }
    do { return (try zones.zone(named: name), nil) } catch {
      return (.utc, Self.problem(with: name, error))
    }
  }

  /// A sentence for each zone that is in use and cannot be read: why, and the consequence.
  package var zoneProblems: [String] {
    var broken: [String: (problem: String, names: Set<String>)] = [:]
    for (employer, names) in roster.namesByEmployer {
      guard let zone = employer.zone ?? policy.employerZone, !zone.isEmpty,
        let problem = problem(with: zone)
      else { continue }
      broken[zone, default: (problem, [])].names.formUnion(names)
    }
    var problems = broken.sorted { $0.key < $1.key }.map { _, broken in
      "\(broken.problem). Until then nothing is offered, and no reminder of it told, for: "
        + "\(broken.names.sorted().joined(separator: ", "))."
    }
    if let name = policy.userZone, let problem = problem(with: name) {
      problems.append("\(problem). Until then your own time is that of \(systemZone.identifier).")
    }
    return problems
  }

  /// The interviews to come that keep their local time at another instant than the log has, since the
  /// rules of their zone or the zone itself were changed after they were recorded: in sentences.
  package func interviewsMoved(at now: Instant) -> [String] {
    roster.moved.sorted().flatMap { name -> [String] in
      let application = applications[name]!
      let zone = zone(of: application)
      return application.interviews.filter { $0.isAhead(at: now) && $0.starts != $0.recordedStart }
        .map {
          "\(name): the \($0.stage.phrase) keeps its local time, \(Phrasing.dateAndTime($0.starts, in: zone)) "
            + "(\(zone)). By the rules of that zone now, this is \($0.starts); when it was recorded, it "
            + "was \($0.recordedStart)."
        }
    }
  }

  private func problem(with name: String) -> String? {
    do { _ = try zones.zone(named: name) } catch { return Self.problem(with: name, error) }
    return nil
  }

  private static func problem(with name: String, _ error: ZoneError) -> String {
    guard case .unknown = error else { return String(error.description.dropLast()) }
    return
      "\"\(name)\" is not in this machine's tz database; install tzdata-legacy, or a newer tzdata"
  }

  /// Everything that the rules look at for an application; nil if none is known by that name.
  ///
  /// - Parameter asOf: if given, only what had happened by then counts, and `asOf` takes the place of
  ///   `now`.
  package func situation(
    of name: String, asOf: Instant? = nil, at now: Instant
  ) -> Situation? {
    guard let asOf else {
      let known = Knowledge(applications: applications, elsewhere: elsewhere)
      return situation(of: name, among: known, at: now)
    }
    return situation(of: name, among: knowledge(of: name, asOf: asOf), at: asOf)
  }

  func situation(of name: String, among known: Knowledge, at now: Instant) -> Situation? {
    known.applications[name].map { application in
      Situation(
        application: application, now: now, policy: policy,
        calendar: calendar(of: application), userZone: userZone, elsewhere: known.elsewhere)
    }
  }

  /// The applications as they were at an instant: all, or one and those that may matter to it.
  func knowledge(of name: String?, asOf: Instant) -> Knowledge {
    var known = Knowledge()
    for name in names(concerning: name) {
      for application in fold(name, asOf: asOf) { known.take(application, in: self) }
    }
    return known
  }

  /// The names under which something was recorded of an application, or that may matter to it; all for no
  /// application.
  func names(concerning name: String?) -> Set<String> {
    guard let name else { return Set(chronicle.names) }
    return chronicle.names(concerning: applications[name].map { LogName($0.logName).name } ?? name)
  }

  /// The facts of some applications that matter to others.
  func elsewhere(of applications: some Sequence<Application>) -> Elsewhere {
    Elsewhere(of: applications, zone: zone(of:), hours: policy.employerHours)
  }

  /// The applications' names, sorted.
  package var names: [String] { roster.names }

  /// The applications, by their names.
  package var applications: [String: Application] { roster.applications }

  /// The application of that name, or the only one whose name begins with it.
  ///
  /// - Throws: `RequestError.ambiguousName` or `.unknownApplication`.
  package func application(named name: String) throws(RequestError) -> Application {
    if let known = application(like: name) { return known }
    let candidates = name.isEmpty ? [] : roster.names(beginningWith: name)
    guard candidates.isEmpty else { throw .ambiguousName(name: name, candidates: candidates) }
    throw .unknownApplication(name: name, nearest: nearestWord(to: name, among: names))
  }

  /// The same, or nil where that would throw: which name is the nearest takes a look at all of them.
  package func application(like name: String) -> Application? {
    if let exact = applications[name] { return exact }
    let candidates = name.isEmpty ? [] : roster.names(beginningWith: name)
    return candidates.count == 1 ? applications[candidates[0]] : nil
  }

  /// The events of an application, or of all, in the order of the log; at most the latest `count`.
  package func events(of name: String?, latest count: Int = .max) -> [Event] {
    if let name { return chronicle.events(of: name).suffix(count) }
    var latest = latestEvents
    var events: [Event] = []
    while events.count < count, let event = latest.next() { events.append(event) }
    return chronicle.shown(events.reversed())
  }

  /// How many events an application has.
  package func eventCount(of name: String) -> Int { chronicle.events(of: name).count }

  /// The events of all applications as they were recorded, the latest first.
  package var latestEvents: LatestEvents { chronicle.latestEvents }

  /// Events as they were recorded, each with the name that its application goes by.
  package func shown(_ events: [Event]) -> [Event] { chronicle.shown(events) }

  /// The event of an id, with the name that its application goes by.
  package func event(_ id: EventID) -> Event? { chronicle.event(id).map(chronicle.shown) }

  /// The last event of each device.
  package var lastEvents: [EventID] { chronicle.lastEvents }

  /// How many events there are of all applications.
  package var eventCount: Int { chronicle.count }

  /// Which events do not count, and what undid each, or the beginning on which it hangs.
  package func undone(of name: String) -> [EventID: EventID] { chronicle.undone(of: name) }

  /// The events of an application that count, in the order of the log.
  package func standingEvents(of name: String) -> [Event] { chronicle.standingEvents(of: name) }

  /// A sentence for each doubt about the log as a whole: shared names, a clock that was wrong.
  package func problems(at now: Instant) -> [String] {
    let namesakes = chronicle.namesakes.sorted { $0.key < $1.key }.map { name, shown in
      "Several devices added an application as \"\(name)\". They are shown as "
        + "\(shown.joined(separator: ", ")) in the order in which they were added."
    }
    guard let latest = latestRecord(ahead: now) else { return namesakes }
    return namesakes + [
      "The clock says \(Phrasing.dateAndTime(now, in: userZone)), but the log has a record of "
        + "\(Phrasing.dateAndTime(latest, in: userZone)). Either this clock is behind, or that of the "
        + "device that wrote the record was ahead."
    ]
  }

  /// When the latest event was recorded, if the clock is behind that: it is wrong, or was on the device
  /// that recorded the event.
  package func latestRecord(ahead now: Instant) -> Instant? {
    now + Self.clockTolerance < chronicle.latest ? chronicle.latest : nil
  }

  private static let clockTolerance: Duration = .minutes(1)
}

/// Applications, and the facts of each that matter to others.
struct Knowledge {
  private(set) var applications: [String: Application] = [:]
  private(set) var elsewhere = Elsewhere()

  mutating func take(_ application: Application, in engine: Engine) {
    applications[application.name] = application
    elsewhere.take(
      application, zone: engine.zone(of: application), hours: engine.policy.employerHours)
  }
}
