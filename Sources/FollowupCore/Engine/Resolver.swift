internal import CivilTime
private import OrderedCollections

/// Turns what a request names into what the log keeps, and refuses what makes no sense. Later events
/// of a request see the earlier ones.
package struct Resolver {
  let engine: Engine
  let now: Instant
  private(set) var warnings: [Remark] = []
  private var provisional: [String: [Event]] = [:]
  private var index = 0

  init(engine: Engine, now: Instant) {
    self.engine = engine
    self.now = now
  }

  mutating func resolve(_ drafts: [EventDraft]) throws(RequestError) -> [EventDraft] {
    var resolved: [EventDraft] = []
    for (index, draft) in drafts.enumerated() {
      self.index = index
      let draft = try resolve(draft)
      resolved.append(draft)
      provisional[draft.application, default: []].append(
        Event(
          id: EventID(device: "", sequence: index + 1), time: .distantFuture, recorded: now,
          at: draft.at, application: draft.application, body: draft.body))
    }
    return resolved
  }

  private mutating func resolve(_ draft: EventDraft) throws(RequestError) -> EventDraft {
    try checkInstant(of: draft)
    if case .applicationAdded(let added) = draft.body {
      try checkNew(draft.application)
      try check(added.fields)
      return draft
    }
    guard let payload = draft.body.payload else {
      throw invalid("\"\(draft.body.kind)\" is not a kind of event")
    }
    let application = try application(named: draft.application)
    var draft = draft
    draft.application = application.name
    draft.body = try payload.resolved(at: draft.at, in: application, by: &self)
    return draft
  }

  // MARK: What is known

  /// An application as it will be once what was resolved so far is recorded.
  private func known(_ name: String) -> Application? {
    guard let added = provisional[name] else { return engine.applications[name] }
    return engine.fold(name, (engine.events[name] ?? []) + added)
  }

  private func application(named name: String) throws(RequestError) -> Application {
    if let exact = known(name) { return exact }
    let found = try engine.application(named: name)
    return known(found.name) ?? found
  }

  func situation(of application: Application, at instant: Instant) -> Situation {
    Situation(
      application: application, now: instant, policy: engine.policy,
      calendar: engine.calendar(of: application), userZone: engine.userZone)
  }

  // MARK: Refusals and warnings

  func invalid(_ message: String) -> RequestError { .invalidEvent(index: index, message: message) }

  mutating func warn(_ text: String, remedy: Remedy? = nil) {
    warnings.append(Remark(text, remedy: remedy))
  }

  private func checkInstant(of draft: EventDraft) throws(RequestError) {
    if draft.body.nature == .arrangement {
      guard draft.at <= now + Self.farAhead else {
        throw invalid("\(draft.at) is more than ten years ahead; name a nearer date")
      }
      return
    }
    guard draft.at <= now else {
      throw invalid(
        "\(draft.at) is still to come; only an interview may lie in the future, all else is recorded "
          + "once it happened")
    }
  }

  private static let farAhead: Duration = .days(3653)

  private func checkNew(_ name: String) throws(RequestError) {
    if let problem = ShortName.problem(with: name) {
      throw invalid("“\(name)” can't be an application's name: \(problem)")
    }
    if known(name) != nil {
      throw invalid("there is an application “\(name)” already; choose another name")
    }
  }

  func check(_ fields: ApplicationFields) throws(RequestError) {
    try checkText(fields.company, "the company")
    try checkText(fields.role, "the role")
    try checkText(fields.url, "the address of the advertisement", limitBytes: 2_048)
    guard let zone = fields.zone else { return }
    do { _ = try engine.zones.zone(named: zone) } catch {
      let names = engine.zones.suggestions(for: zone)
      throw invalid("\(error)" + (names.isEmpty ? "" : " Did you mean \(names.alternatives)?"))
    }
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
  func checkNote(_ text: String) throws(RequestError) {
    try checkText(text, "the note", limitBytes: 65_536, isOneLine: false)
  }

  func checkOffer(
    _ until: CivilDate?, at instant: Instant, in application: Application
  ) throws(RequestError) {
    let zone = engine.zone(of: application)
    guard let until, until > Situation.offerStandsAtMost(from: instant, in: zone) else { return }
    throw invalid(
      "\(Phrasing.date(until)) is more than a year after the offer was made; name a nearer date")
  }

  mutating func warnAboutDate(
    _ date: CivilDate?, at instant: Instant, in application: Application
  ) {
    guard let date else { return }
    if date < engine.zone(of: application).date(at: instant) {
      warn(
        "\(Phrasing.date(date)) was past already when it was said; if it was said earlier, say when"
      )
    }
  }
}
