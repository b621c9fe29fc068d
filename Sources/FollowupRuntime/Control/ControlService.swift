internal import CivilTime
package import ControlInterface
internal import FollowupCore
package import JSON

/// Answers the interface's calls from the engine. It knows nothing of sockets.
package final class ControlService {
  /// What an answer is handed to: at once, or when what was asked for is safe in the log.
  package typealias Completion = (Result<JSONObject, ControlError>) -> Void

  private let driver: EngineDriver
  private let status: () -> StatusReport
  private let reload: () -> ReloadMethod.Reply
  private let acceptLog: () throws(ControlError) -> AcceptLogMethod.Reply

  package init(
    driver: EngineDriver, status: @escaping () -> StatusReport,
    reload: @escaping () -> ReloadMethod.Reply,
    acceptLog: @escaping () throws(ControlError) -> AcceptLogMethod.Reply
  ) {
    self.driver = driver
    self.status = status
    self.reload = reload
    self.acceptLog = acceptLog
  }

  /// Answers a call of the interface by the method's own name. `Monitor` is the connection's business.
  package func answer(
    _ method: String, _ parameters: JSONObject, completion: @escaping Completion
  ) {
    do throws(ControlError) {
      switch method {
      case GetStatusMethod.name: completion(.success(status().json))
      case ReloadMethod.name: completion(.success(reload().json))
      case AcceptLogMethod.name: completion(.success(try acceptLog().json))
      case RecordMethod.name: record(try .init(parameters: parameters), completion)
      case SkipMethod.name: skip(try .init(parameters: parameters), completion)
      case SnoozeMethod.name: try snooze(try .init(parameters: parameters), completion)
      case UndoMethod.name: try undo(try .init(parameters: parameters), completion)
      case ListApplicationsMethod.name:
        completion(.success(try listApplications(.init(parameters: parameters)).json))
      case ListFollowUpsMethod.name:
        completion(.success(try listFollowUps(.init(parameters: parameters)).json))
      case ListEventsMethod.name:
        completion(.success(try listEvents(.init(parameters: parameters)).json))
      case ExplainMethod.name: completion(.success(try explain(.init(parameters: parameters)).json))
      case CheckMethod.name: completion(.success(try check(.init(parameters: parameters)).json))
      default: throw .methodNotFound(method)
      }
    } catch {
      completion(.failure(error))
    }
  }

  // MARK: Recording

  /// Each event of a call sees those before it, so that a long call would keep others waiting.
  private static let eventsAtMost = 256

  private func record(_ request: RecordMethod.Request, _ completion: @escaping Completion) {
    guard !request.events.isEmpty else { return completion(.failure(.invalidParameter("events"))) }
    guard request.events.count <= Self.eventsAtMost else {
      let message = "A call may record \(Self.eventsAtMost) events at once, and this one has "
      return completion(.failure(.tooLarge(message: message + "\(request.events.count).")))
    }
    let now = driver.now()
    for (index, event) in request.events.enumerated() where !event.body.nature.isRecordedOnRequest {
      let message = "The kind “\(event.body.kind)” is recorded by a method of its own."
      return completion(.failure(.invalidEvent(index: index, message: message)))
    }
    record(
      request.events.map {
        EventDraft(application: $0.application, at: $0.at ?? now, body: $0.body)
      }, completion)
  }

  private func skip(_ request: SkipMethod.Request, _ completion: @escaping Completion) {
    let body = EventBody.followUpSkipped(.init(action: request.action, contact: request.contact))
    record(
      [EventDraft(application: request.application, at: request.at ?? driver.now(), body: body)],
      completion)
  }

  private func snooze(
    _ request: SnoozeMethod.Request, _ completion: @escaping Completion
  ) throws(ControlError) {
    let drafts = try asked { () throws(RequestError) in
      try driver.engine.snooze(
        request.application, request.action, until: request.until, at: driver.now())
    }
    record(drafts, completion)
  }

  private func undo(
    _ request: UndoMethod.Request, _ completion: @escaping Completion
  ) throws(ControlError) {
    let (draft, target) = try asked { () throws(RequestError) in
      let draft = try driver.engine.undo(request.event?.description, at: driver.now())
      return (draft, driver.engine.event(undoneBy: draft)!)
    }
    driver.record([draft]) { [driver] result in
      completion(
        result.mapError(ControlError.init).map {
          UndoMethod.Reply(recorded: driver.reply(to: $0), undone: EventReport(target)).json
        })
    }
  }

  /// The most events of one application. A real one has a hundredth of it, and each event is looked at
  /// whenever another comes.
  private static let eventsOfApplicationAtMost = 1_000

  private func record(_ drafts: [EventDraft], _ completion: @escaping Completion) {
    for name in Set(drafts.map(\.application)).sorted() {
      guard let application = try? driver.engine.application(named: name),
        driver.engine.events(of: application.name).count >= Self.eventsOfApplicationAtMost
      else { continue }
      let message =
        "\(application.name) has \(Self.eventsOfApplicationAtMost) events already, which is "
        + "the most. Go on with it under another name: followupctl add."
      return completion(.failure(.tooLarge(message: message)))
    }
    driver.record(drafts) { [driver] result in
      completion(result.mapError(ControlError.init).map { driver.reply(to: $0).json })
    }
  }

  // MARK: Questions

  private func listApplications(
    _ request: ListApplicationsMethod.Request
  ) throws(ControlError) -> ListApplicationsMethod.Reply {
    let now = driver.now()
    if let name = request.application {
      let application = try asked { () throws(RequestError) in
        try driver.engine.application(named: name)
      }
      return .init(applications: driver.engine.report(on: [application.name], at: now))
    }
    let reports = driver.engine.report(on: driver.engine.names, at: now)
    return .init(applications: request.all ? reports : reports.filter(\.isUnderWay))
  }

  private func listFollowUps(
    _ request: ListFollowUpsMethod.Request
  ) throws(ControlError) -> ListFollowUpsMethod.Reply {
    let now = driver.now()
    let name = try whole(request.application, asOf: request.asOf)
    let followUps = driver.engine.followUps(of: name, asOf: request.asOf, at: now)
    return .init(
      asOf: request.asOf ?? now,
      followUps: followUps.prefix(request.limit ?? Int.max).map { FollowUpReport($0) })
  }

  private func listEvents(
    _ request: ListEventsMethod.Request
  ) throws(ControlError) -> ListEventsMethod.Reply {
    let events = driver.engine.events(
      of: try whole(request.application, asOf: nil), latest: request.limit ?? .max)
    return .init(events: events.map { EventReport($0) })
  }

  private func explain(
    _ request: ExplainMethod.Request
  ) throws(ControlError) -> ExplainMethod.Reply {
    let situation = try situation(request.application, at: request.asOf)
    let (followUps, notes) = situation.explanation(of: request.action)
    return .init(
      asOf: situation.now, application: situation.application.name,
      zone: situation.zone.identifier, userZone: driver.engine.userZone.identifier,

      notes: notes.map { RemarkReport(text: sentence($0.text), remedy: $0.remedy) },
      followUps: followUps.map { FollowUpReport($0) })
  }

  private func check(_ request: CheckMethod.Request) throws(ControlError) -> VerdictReport {
    let now = driver.now()
    let situation = try situation(request.application, at: request.at)
    if let amount = request.amount {
      return VerdictReport(
        try asked { () throws(RequestError) in
          try driver.engine.checkSalary(
            SalaryStated(amount: amount, currency: request.currency), of: request.application,
            asOf: request.at, at: now)
        })
    }
    let contact = try asked { () throws(RequestError) in
      try driver.engine.contact(request.contact, of: situation.application, at: now)
    }
    let verdict = situation.check(request.action!, via: request.channel, to: contact)
    return VerdictReport(verdict.adding(request.text.map(ToneRule.notes) ?? []))
  }

  /// The application as it was known at an instant, or is now.
  private func situation(
    _ name: String, at instant: Instant?
  ) throws(ControlError) -> Situation {
    let name = try whole(name, asOf: instant)!
    return driver.engine.situation(of: name, asOf: instant, at: driver.now())!
  }

  /// An application's whole name. One that was not known yet then is refused: an empty answer would
  /// look like one that has nothing to say.
  private func whole(_ name: String?, asOf: Instant?) throws(ControlError) -> String? {
    guard let name else { return nil }
    let application = try asked { () throws(RequestError) in
      try driver.engine.application(named: name)
    }
    guard asOf == nil || driver.engine.situation(of: application.name, asOf: asOf, at: asOf!) != nil
    else {
      throw .invalidEvent(
        index: 0,
        message: "\(application.name) was not known at \(asOf!): it was added for "
          + "\(application.added.at). Ask for a later instant.")
    }
    return application.name
  }

  private func asked<Answer>(
    _ question: () throws(RequestError) -> Answer
  ) throws(ControlError) -> Answer {
    do { return try question() } catch { throw ControlError(error) }
  }
}

extension ControlError {
  init(_ error: RequestError) {
    self =
      switch error {
      case .unknownApplication(let name, let nearest):
        .unknownApplication(name: name, nearest: nearest)
      case .ambiguousName(let name, let candidates):
        .ambiguousName(name: name, candidates: candidates)
      case .unknownContact(let application, let name, let nearest, let candidates):
        .unknownContact(
          application: application, name: name, nearest: nearest, candidates: candidates)
      case .invalidEvent(let index, let message):
        .invalidEvent(index: index, message: sentence(message))
      case .notRecording(let message): .notRecording(message: sentence(message))
      case .unknownEvent(let event): .unknownEvent(event: event)
      case .alreadyUndone(let event, let by):
        .alreadyUndone(event: event.description, by: by.description)
      case .nothingToUndo: .nothingToUndo
      case .noSuchFollowUp(let message): .noSuchFollowUp(message: sentence(message))
      }
  }
}
