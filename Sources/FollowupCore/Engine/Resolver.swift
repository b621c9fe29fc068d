internal import CivilTime
internal import Ground
internal import Holidays
private import OrderedCollections

/// Replaces names in a request by short names and ids, and refuses events that contradict what is
/// recorded. Later events of a request see the earlier ones.
package struct Resolver {
  let engine: Engine
  let now: Instant
  private(set) var warnings: [Remark] = []
  private var provisional: [LogName: [Event]] = [:]
  private var index = 0
  private var count = 0
  /// Drafts to record before the one that is being resolved.
  private var preceding: [EventDraft] = []

  init(engine: Engine, now: Instant) {
    self.engine = engine
    self.now = now
  }

  mutating func resolve(_ drafts: [EventDraft]) throws(RequestError) -> [EventDraft] {
    var resolved: [EventDraft] = []
    var seen: Set<String> = []
    for (index, draft) in drafts.enumerated() {
      self.index = index
      if let key = draft.key, !draft.again {
        guard engine.keys.event(of: key) == nil, seen.insert(key).inserted else { continue }
        if engine.keys.isUnderWay(key) {
          throw invalid("an event with its key is being recorded by another call; repeat this one")
        }
      }
      guard let draft = try resolve(draft) else { continue }
      resolved += preceding + [draft]
      preceding = []
      suppose(draft)
      remarkOnRegion(of: draft)
    }
    return resolved
  }

  /// Treats a draft as recorded from here on.
  private mutating func suppose(_ draft: EventDraft) {
    count += 1
    provisional[LogName(draft.application), default: []].append(
      Event(
        id: EventID(device: "", sequence: count), time: .distantFuture, recorded: now,
        at: draft.at, application: draft.application, body: draft.body, key: draft.key))
  }

  /// Adds a draft before the one that is being resolved.
  mutating func addFirst(_ body: EventBody, to application: Application, at instant: Instant? = nil)
  {
    let draft = EventDraft(application: application.logName, at: instant ?? now, body: body)
    preceding.append(draft)
    suppose(draft)
  }

  /// - Returns: Nil if all that the draft says is so already.
  private mutating func resolve(_ draft: EventDraft) throws(RequestError) -> EventDraft? {
    try checkInstant(of: draft)
    warnAboutClock(at: draft.at)
    if case .applicationAdded(let added) = draft.body {
      try check(added.fields)
      if let known = known(draft.application) { return try more(draft, added.fields, of: known) }
      try checkNew(draft)
      return draft
    }
    // The application or contact may be undone, and restored by this very event.
    if draft.body.undoes != nil { return draft }
    guard let payload = draft.body.payload else {
      throw invalid("\"\(draft.body.kind)\" is not a kind of event")
    }
    let application = try application(named: draft.application)
    remarkOnTime(of: draft, in: application)
    var draft = draft
    draft.application = application.logName
    draft.body = try payload.resolved(at: draft.at, in: application, by: &self)
    // A source's key has to be recorded, whatever its event says.
    if draft.key == nil, preceding.isEmpty,
      let said = draft.body.payload?.saidAlready(
        at: draft.at, in: situation(of: application, at: now))
    {
      note("nothing was recorded, since this is so already: \(said)")
      return nil
    }
    return draft
  }

  // MARK: Applications

  /// An application as it will be once the drafts so far are recorded.
  func known(_ name: String) -> Application? {
    let application = engine.applications[name]
    let logName = application?.logName ?? name
    guard let added = provisional[LogName(logName)] else { return application }
    // Those of an earlier application of the name that was undone do not count.
    let events = application.map { engine.chronicle.events(of: $0.name) } ?? []
    return Application(
      name: name, logName: logName, events: standing(events + added), zoneNamed: engine.zone(named:)
    )
  }

  func application(named name: String) throws(RequestError) -> Application {
    if let exact = known(name) { return exact }
    let found = try engine.application(named: name)
    return known(found.name) ?? found
  }

  func situation(of application: Application, at instant: Instant) -> Situation {
    Situation(
      application: application, now: instant, policy: engine.policy,
      calendar: engine.calendar(of: application), userZone: engine.userZone,
      elsewhere: engine.elsewhere)
  }

  /// What a mail was for, when it went.
  func mailAction(
    to contact: String?, answering messages: [String], at instant: Instant,
    in application: Application
  ) -> (action: Action, isAnswer: Bool) {
    guard let contact = application.contact(contact) else { return (.other, false) }
    let situation = situation(of: application, at: instant).known(at: instant)
    let supposed = provisional[LogName(application.logName)] ?? []
    let isAnswer = messages.contains { message in
      let key = MailIdentity(text: message).key(
        application: application.name, contact: contact.contact)
      let event = engine.keys.event(of: key) ?? supposed.first { $0.key == key }
      return event.map { situation.isUnanswered($0.id, by: contact) } ?? false
    }
    return (situation.mailAction(to: contact, isAnswer: isAnswer), isAnswer)
  }

  // MARK: Refusals and warnings

  func invalid(_ message: String, remedies: [Remedy] = []) -> RequestError {
    .invalidEvent(index: index, message: message, remedies: remedies)
  }

  mutating func warn(_ text: String, remedy: Remedy? = nil) {
    warnings.append(Remark(text, remedy: remedy))
  }

  mutating func note(_ text: String, remedy: Remedy? = nil) {
    warnings.append(Remark(text, remedy: remedy, isNote: true))
  }

  private func checkInstant(of draft: EventDraft) throws(RequestError) {
    if draft.body.nature == .arrangement {
      guard draft.at <= now + Self.farAhead else {
        throw invalid("\(time(of: draft)) is more than ten years ahead; name a nearer date")
      }
      return
    }
    guard draft.at <= now else {
      throw invalid(
        "\(time(of: draft)) is still to come; only an interview may lie in the future, all else is "
          + "recorded once it happened")
    }
  }

  /// When a draft happened, in the zone in which it was meant.
  private func time(of draft: EventDraft) -> String {
    var zone = known(draft.application).map(engine.zone)
    if zone == nil, case .applicationAdded(let added) = draft.body {
      let name = added.fields.zone ?? engine.policy.employerZone
      zone = name.flatMap { try? engine.zones.zone(named: $0) }
    }
    return Phrasing.dateAndTime(draft.at, in: zone ?? engine.userZone, and: engine.userZone)
  }

  /// Warns if the clock is behind the log: an event without a time of its own then gets a wrong one.
  private mutating func warnAboutClock(at instant: Instant) {
    guard index == 0, instant <= now, now <= instant + .seconds(2),
      let latest = engine.latestRecord(ahead: now)
    else { return }
    let zone = engine.userZone
    warn(
      "this machine's clock says \(Phrasing.dateAndTime(now, in: zone)), but the log has a record of "
        + "\(Phrasing.dateAndTime(latest, in: zone)); if the clock is behind, set it, undo this, and "
        + "record it again")
  }

  private static let farAhead: Duration = .days(3653)

  private mutating func checkNew(_ draft: EventDraft) throws(RequestError) {
    let name = draft.application
    if let problem = ShortName.problem(with: name) {
      throw invalid("\(quoted(name)) cannot be an application's name: \(problem)")
    }
    if let other = engine.roster.name(like: name) {
      warn("there is an application \(quoted(other)) as well")
    }
    remarkOnYear(of: draft.at)
  }

  func check(_ fields: ApplicationFields) throws(RequestError) {
    try checkText(fields.company, "the company")
    try checkText(fields.role, "the role")
    try checkText(fields.url, "the address of the advertisement", limitBytes: 2_048)
    try checkRegion(fields.region)
    guard let zone = fields.zone else { return }
    do { _ = try engine.zones.zone(ofPlace: zone) } catch {
      switch error {
      case .abbreviation, .offset: throw invalid("\(error)")
      default: break
      }
      let names = engine.zones.suggestions(for: zone)
      throw invalid("\(error)" + (names.isEmpty ? "" : " Did you mean \(names.alternatives)?"))
    }
  }

  private func checkRegion(_ text: String?) throws(RequestError) {
    guard let text, RegionChoice(text) != RegionChoice.none else { return }
    do { _ = try engine.holidays.region(named: text) } catch { throw invalid("\(error)") }
  }

  func checkText(
    _ text: String?, _ what: String, limitBytes: Int = 256, isOneLine: Bool = true
  ) throws(RequestError) {
    guard let text else { return }
    guard text.utf8.count <= limitBytes else {
      throw invalid("\(what) has \(text.utf8.count) bytes; \(limitBytes) is the most")
    }
    guard text.contains(where: { !$0.isWhitespace }) else { throw invalid("\(what) is empty") }
    let isControl: (Unicode.Scalar) -> Bool = { scalar in
      scalar.properties.generalCategory == .control
        && (isOneLine || !"\n\t".unicodeScalars.contains(scalar))
    }
    if let control = text.unicodeScalars.first(where: isControl) {
      let code = String(control.value, radix: 16, uppercase: true)
      throw invalid("\(what) has a control character, U+\(code); leave it out")
    }
  }

  /// A note may have several lines.
  func checkNote(_ text: String, _ what: String = "the note") throws(RequestError) {
    try checkText(text, what, limitBytes: 65_536, isOneLine: false)
  }

  /// Refuses a deadline that is not after its event, or more than a year after it; warns if it has
  /// lapsed or is not a business day.
  mutating func check(
    _ until: Deadline?, of what: String, at instant: Instant, in application: Application
  ) throws(RequestError) {
    guard let until else { return }
    let zone = engine.zone(of: application)
    let calendar = engine.calendar(of: application)
    let end = until.instant(in: zone, hours: calendar.hours)
    let said = Phrasing.dateAndTime(end, in: zone, and: engine.userZone)
    guard instant < end else {
      let remedy = until.isDate ? "; name a later date, or the time of day" : ""
      throw invalid("the deadline \(said) is not after \(what)\(remedy)")
    }
    guard end <= instant + .days(366) else {
      throw invalid("the deadline \(said) is more than a year after \(what); name a nearer one")
    }
    if end <= now { warn("the deadline \(said) has lapsed") }
    if case .date(let date) = until, !calendar.isBusinessDay(date) {
      var last = date
      while !calendar.isBusinessDay(last), zone.date(at: instant) < last {
        last = last.adding(days: -1)
      }
      let before =
        calendar.isBusinessDay(last) ? "; the last one before it is \(Phrasing.date(last))" : ""
      warn("\(Phrasing.date(date)) is not a business day there\(before)")
    }
  }
}
