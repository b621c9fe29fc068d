internal import CivilTime
internal import Ground
private import OrderedCollections

/// What there is to say about a request that is taken all the same.
extension Resolver {
  // MARK: Times

  /// An event before the application, or half a year off, may have a wrong year.
  mutating func remarkOnTime(of draft: EventDraft, in application: Application) {
    guard draft.body.nature.happensAtATime else { return }
    let zone = engine.zone(of: application)
    let beginning = zone.date(at: application.applied.at)
    guard beginning <= zone.date(at: draft.at) else {
      return warn("that is before the application, which was made \(Phrasing.date(beginning))")
    }
    remarkOnYear(of: draft.at)
  }

  mutating func remarkOnYear(of instant: Instant) {
    let isAhead = now < instant
    guard Self.halfAYear < (isAhead ? now.duration(to: instant) : instant.duration(to: now)) else {
      return
    }
    let date = engine.userZone.date(at: instant)
    note(
      "\(Phrasing.date(date)) is more than half a year \(isAhead ? "ahead" : "ago"): see that the year is right"
    )
  }

  private static let halfAYear: Duration = .days(184)

  mutating func remarkOnDate(
    _ date: CivilDate?, at instant: Instant, in application: Application
  ) {
    guard let date else { return }
    let zone = engine.zone(of: application)
    if date < zone.date(at: instant) {
      warn(
        "\(Phrasing.date(date)) was past already when it was said; if it was said earlier, say when"
      )
    } else {
      remarkOnYear(of: zone.startOfDay(date))
    }
  }

  // MARK: Applications

  /// An application that is there already: more about it, if nothing contradicts what is known.
  func more(
    _ draft: EventDraft, _ fields: ApplicationFields, of known: Application
  ) throws(RequestError) -> EventDraft {
    var more = fields
    var contradictions: [String] = []
    func take(
      _ name: String, _ path: WritableKeyPath<ApplicationFields, String?>, _ current: String?
    ) {
      guard let new = more[keyPath: path], let current else { return }
      if new == current { more[keyPath: path] = nil } else { contradictions.append(name) }
    }
    take("company", \.company, known.company)
    take("role", \.role, known.role)
    take("zone", \.zone, known.zone)
    take("region", \.region, known.region.map { "\($0)" })
    take("url", \.url, known.url)
    if !more.channels.isEmpty, !known.channels.isEmpty {
      if more.channels == known.channels {
        more.channels = []
      } else {
        contradictions.append("channels")
      }
    }
    if draft.at + .seconds(2) < now, draft.at != known.applied.at { contradictions.append("date") }
    guard contradictions.isEmpty, more != ApplicationFields() else {
      let what =
        contradictions.isEmpty ? "" : ", with another \(contradictions.joined(separator: " and "))"
      throw invalid(
        "there is an application \(quoted(known.name)) already\(what): change that one, or choose "
          + "another name", remedies: [Remedy(.changeApplication, application: known.name)])
    }
    var draft = draft
    draft.application = known.logName
    draft.at = now
    draft.body = .applicationChanged(ApplicationChanged(more))
    return draft
  }

  /// A region of another country than the zone's is taken, with a note.
  mutating func remarkOnRegion(of draft: EventDraft) {
    let fields: ApplicationFields
    switch draft.body {
    case .applicationAdded(let added): fields = added.fields
    case .applicationChanged(let changed): fields = changed.fields
    default: return
    }
    guard fields.region != nil || fields.zone != nil || fields.takenBack.contains(.zone),
      let application = known(draft.application),
      let text = engine.calendar(of: application).regionElsewhere
    else { return }
    note(text)
  }

  /// In another zone, interviews keep the local time that was said, and deadlines their date.
  mutating func remark(onChange fields: ApplicationFields, of application: Application) {
    guard fields.zone != nil || fields.takenBack.contains(.zone) else { return }
    var changed = application
    changed.zone = fields.zone
    let zone = engine.zone(of: changed)
    let old = engine.zone(of: application)
    for var interview in application.interviews where interview.isAhead(at: now) {
      let before = interview.starts
      interview.keepLocalTime(in: zone)
      guard interview.starts != before else { continue }
      note(
        "the \(interview.stage.phrase) of \(Phrasing.dateAndTime(before, in: old)) keeps its local time: "
          + Phrasing.dateAndTime(interview.starts, in: zone, and: engine.userZone))
    }
    for (before, after) in zip(deadlines(of: application), deadlines(of: changed))
    where before.at != after.at {
      note(
        "the date by which \(before.text) stays: \(Phrasing.dateAndTime(before.at, in: old)) was meant, "
          + "now \(Phrasing.dateAndTime(after.at, in: zone, and: engine.userZone))")
    }
  }

  /// An application was made in the past, before all else that happened at it.
  mutating func check(
    applied: Instant, of application: Application
  ) throws(RequestError) {
    let zone = engine.zone(of: application)
    guard applied <= now else {
      throw invalid(
        "\(Phrasing.dateAndTime(applied, in: zone, and: engine.userZone)) is still to come; an "
          + "application is recorded once it was made")
    }
    remarkOnYear(of: applied)
    let first =
      (application.touches.map(\.at) + application.heard.map(\.at)
      + application.interviews.filter { !$0.isCancelled }.map(\.starts)).min()
    if let first, zone.date(at: first) < zone.date(at: applied) {
      warn(
        "something is recorded before it, on \(Phrasing.date(zone.date(at: first))): see that both "
          + "dates are right")
    }
  }

  private func deadlines(of application: Application) -> [Coming] {
    situation(of: application, at: now).coming.filter { $0.kind == .deadline }
  }

  /// After an acceptance, others may still be waiting.
  mutating func remarkOnOthers(than application: Application) {
    let others = engine.names.filter { name in
      guard name != application.name, let other = known(name) else { return false }
      return other.outcome == nil && !situation(of: other, at: now).isDormant
    }
    guard !others.isEmpty else { return }
    note(
      "you still pursue \(others.joined(separator: ", ")): take your leave where they may be waiting, "
        + "and record that you withdrew",
      remedy: Remedy(.recordWithdrawal, application: others.count == 1 ? others[0] : nil))
  }

  // MARK: Interviews

  /// What a new interview may mean that was not said: another one of its stage, a time that is taken, an
  /// outcome that counts no longer.
  mutating func remark(
    on added: InterviewAdded, at instant: Instant, in application: Application
  ) {
    let held = situation(of: application, at: now).stage
    if added.stage < held {
      warn(
        "the \(held.phrase) was held already; this \(added.stage.phrase) does not change the stage")
    }
    let span = Interview.span(from: instant, minutes: added.durationMinutes)
    remark(onSecondOf: added.stage, in: application)
    remark(onInterview: span, in: application)
  }

  /// What an interview's time may mean that was not said: a time that is taken, or an outcome that counts
  /// no longer.
  ///
  /// - Parameter event: The interview, if it was recorded before.
  mutating func remark(
    onInterview span: Interval, _ event: EventID? = nil, in application: Application
  ) {
    let clashes = engine.names.compactMap(known).compactMap { other in
      other.interviews.first {
        !$0.isCancelled && $0.starts < span.end && span.start < $0.ends && $0.event != event
      }.map { (application: other, interview: $0) }
    }
    // One is named, so that the answer does not grow with the number of applications.
    if let (other, interview) = clashes.first {
      let there = other.name == application.name ? "" : " at \(other.name)"
      let start = Phrasing.dateAndTime(
        interview.starts, in: engine.zone(of: other), and: engine.userZone)
      let more = clashes.count == 1 ? "" : ", and \(clashes.count - 1) more are"
      warn("the \(interview.stage.phrase)\(there) on \(start) is at the same time\(more)")
    }
    if let outcome = application.outcome, outcome.value.outcome.isVoidedByInterviews,
      outcome.at < span.start
    {
      note("with it, that \(outcome.value.outcome.phrase) counts no longer")
    }
  }

  private mutating func remark(onSecondOf stage: Stage, in application: Application) {
    let same = application.interviews.filter { $0.stage == stage && !$0.isCancelled }
    guard let other = same.first(where: { $0.isAhead(at: now) }) ?? same.last else { return }
    let start = Phrasing.dateAndTime(
      other.starts, in: engine.zone(of: application), and: engine.userZone)
    warn(
      "there is a \(stage.phrase) on \(start) already; if that one was moved or called off, say so",
      remedy: Remedy(
        other.isAhead(at: now) ? .moveInterview : .cancelInterview, application: application.name,
        stage: stage, local: engine.zone(of: application).civil(at: other.starts)))
  }

  // MARK: Reminders

  /// A reminder may be put off past the end of what it is about.
  mutating func remark(
    onSnoozeOf reminder: ReminderID, until: Instant, in application: Application
  ) {
    let situation = situation(of: application, at: now)
    let meant = situation.followUps().filter {
      $0.action == reminder.action && $0.occasion.event == reminder.occasion
    }
    if let end = meant.compactMap(\.expires).max(), end <= until {
      warn(
        "the \(reminder.thing) expires before that, on \(situation.sayForBoth(end)): no reminder of it will come"
      )
    } else if let end = meant.compactMap(\.window?.end).max(), now < end, end <= until {
      warn(
        "the \(reminder.thing) closes before that, on \(situation.sayForBoth(end)), and is late from then on"
      )
    }
  }

  // MARK: Touches

  /// What there is to say about a touch that was made: `check` would not have allowed it, or something
  /// is left to record or to answer.
  ///
  /// - Parameters:
  ///   - isAlso: Whether the message was for another application in the first place.
  ///   - isAnswer: Whether it is a mail that answers one of the contact's.
  mutating func remark(
    on touch: TouchSent, at instant: Instant, in application: Application, isAlso: Bool = false,
    isAnswer: Bool = false
  ) {
    if touch.action == .decision {
      return warn(
        "an outcome says what you decided",
        remedy: Remedy(.recordAnswer, application: application.name))
    }
    // Of one message to several, each counts by itself.
    var application = application
    application.touches.removeAll {
      $0.event.device.isEmpty && $0.value.action == touch.action && $0.at == instant
    }
    let situation = situation(of: application, at: instant).known(at: instant)
    let contact = application.contact(touch.contact)
    let answer =
      isAnswer ? contact.map { situation.checkMail(to: $0, isAnswer: true).verdict } : nil
    let verdict = answer ?? situation.check(touch.action, via: touch.channel, to: contact)
    if verdict.answer != .allowed, let reason = verdict.because.whyNot(at: instant) {
      let when =
        verdict.from.map { "too early, and is allowed from \(situation.sayForBoth($0))" }
        ?? "not in order"
      let place = isAlso ? " at \(application.name)" : ""
      warn(
        "it was \(when)\(place): \(reason.text) (\(reason.rule.rawValue))", remedy: reason.remedy)
    }
    if touch.action == .reply { remarkOnQuestions(leftBy: touch, at: instant, in: application) }
  }

  /// Of several questions, a reply may leave some.
  private mutating func remarkOnQuestions(
    leftBy touch: TouchSent, at instant: Instant, in application: Application
  ) {
    var answered = application
    // It will come last.
    let event = Event(
      id: EventID(device: "", sequence: .max), time: .distantFuture, recorded: now, at: instant,
      application: application.logName, body: .touchSent(touch))
    answered.touches.append(Fact(event, touch))
    let situation = situation(of: answered, at: now)
    for reply in situation.replies where reply.settlement == .known(nil) {
      let until = reply.deadline.map { ", until \(situation.sayForBoth($0))" } ?? ""
      note("\(reply.occasion.phrase) of \(situation.say(reply.occasion.at)) stays due\(until)")
    }
  }

  /// Records the same touch at other applications, to the contact there who shares the address.
  mutating func addAlso(
    _ touch: TouchSent, at instant: Instant, in application: Application
  ) throws(RequestError) {
    let situation = situation(of: application, at: instant)
    let recipient =
      application.contact(touch.contact)
      ?? situation.choice(among: situation.usualRecipients, for: touch.action)?.contact
    for name in touch.also {
      let other = try self.application(named: name)
      guard other.name != application.name else {
        throw invalid("the message is recorded at \(other.name) already: name another application")
      }
      let sharing = other.contacts.values.filter {
        !$0.comparableAddresses.isDisjoint(with: recipient?.comparableAddresses ?? [])
      }
      let sameName = sharing.filter { $0.name == recipient?.name }
      guard let contact = sameName.count == 1 ? sameName[0] : sharing.first else {
        throw invalid(
          "no contact of \(other.name) shares an address with \(recipient?.name ?? "the recipient")"
        )
      }
      guard sameName.count == 1 || sharing.count == 1 else {
        throw .unknownContact(
          application: other.name, name: recipient?.name ?? "", nearest: nil,
          candidates: sharing.map(\.contact))
      }
      let same = TouchSent(action: touch.action, channel: touch.channel, contact: contact.contact)
      remark(on: same, at: instant, in: other, isAlso: true)
      addFirst(.touchSent(same), to: other, at: instant)
    }
  }
}

extension [Reason] {
  /// What decides that something is not allowed at an instant: what forbids it or has to come first, a
  /// start that is ahead, or the hours.
  fileprivate func whyNot(at instant: Instant) -> Reason? {
    let isAhead = { (reason: Reason) in instant < reason.at ?? .distantPast }
    return first { $0.effect == .denies || $0.effect == .waits }
      ?? first { $0.effect == .opens && isAhead($0) } ?? first { $0.effect == .narrows } ?? first
  }
}
