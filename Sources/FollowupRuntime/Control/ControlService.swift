internal import CivilTime
package import ControlInterface
package import FollowupCore
package import JSON
internal import Schema
package import Varlink
internal import When

/// Answers the interface's calls from the engine. Sockets are the caller's part.
package final class ControlService {
  /// What an answer is handed to: at once, or when what was asked for is safe in the log.
  package typealias Completion = (Result<ControlAnswer, VarlinkError>) -> Void

  let driver: EngineDriver
  private let status: () -> StatusReport
  private let reload: () -> ReloadMethod.Reply
  private let acceptLog: () -> Result<AcceptLogMethod.Reply, RequestError>
  private let toneNotes: (String) -> [Reason]
  let exportCalendar: (String?) -> CalendarOutlet.Export
  private let mailStopped: (String) -> Void
  /// Until when the next mail may go, whatever the rules say.
  private var mailPermission: Instant?

  /// - Parameters:
  ///   - toneNotes: what to say of the tone of a text.
  ///   - exportCalendar: begins the calendar of one application or of all.
  ///   - mailStopped: tells the user of a mail that did not go; who, until when and why.
  package init(
    driver: EngineDriver, toneNotes: @escaping (String) -> [Reason],
    status: @escaping () -> StatusReport,
    reload: @escaping () -> ReloadMethod.Reply,
    acceptLog: @escaping () -> Result<AcceptLogMethod.Reply, RequestError>,
    exportCalendar: @escaping (String?) -> CalendarOutlet.Export,
    mailStopped: @escaping (String) -> Void
  ) {
    self.mailStopped = mailStopped
    self.driver = driver
    self.status = status
    self.reload = reload
    self.acceptLog = acceptLog
    self.toneNotes = toneNotes
    self.exportCalendar = exportCalendar
  }

  /// Answers a call of the interface by the method's own name. `Monitor` is the connection's business.
  package func answer(
    _ method: String, _ parameters: JSONObject, completion: @escaping Completion
  ) {
    driver.atOneInstant { carryOut(method, parameters, completion) }
  }

  /// Whether a call should wait until what came before it is recorded: it only asks, and whoever records
  /// waits for the disk besides.
  package func isPutOff(_ method: String) -> Bool {
    driver.isCommitAhead && !Self.recording.contains(method)
  }

  /// The methods that record, and so share the write and the sync.
  private static let recording: Set = [
    RecordMethod.name, SkipMethod.name, SnoozeMethod.name, UndoMethod.name,
  ]

  private func carryOut(
    _ method: String, _ parameters: JSONObject, _ completion: @escaping Completion
  ) {
    do throws(VarlinkError) {
      switch method {
      case GetStatusMethod.name:
        let _: NoParameters = try read(parameters)
        completion(.success(.init(status())))
      case ReloadMethod.name:
        let _: NoParameters = try read(parameters)
        completion(.success(.init(reload())))
      case AcceptLogMethod.name:
        let _: NoParameters = try read(parameters)
        let reply = try asked { () throws(RequestError) in try acceptLog().get() }
        completion(.success(.init(reply)))
      case RecordMethod.name: try record(read(parameters), completion)
      case SkipMethod.name: try skip(read(parameters), completion)
      case SnoozeMethod.name: try snooze(read(parameters), completion)
      case UndoMethod.name: try undo(read(parameters), completion)
      case ListApplicationsMethod.name:
        completion(.success(try listApplications(read(parameters))))
      case ListFollowUpsMethod.name:
        completion(.success(try listFollowUps(read(parameters))))
      case ListEventsMethod.name:
        completion(.success(try listEvents(read(parameters))))
      case ListTimelinesMethod.name:
        completion(.success(try listTimelines(read(parameters))))
      case GetFiguresMethod.name:
        let _: NoParameters = try read(parameters)
        completion(.success(figures()))
      case ExplainMethod.name: completion(.success(.init(try explain(read(parameters)))))
      case ExportCalendarMethod.name:
        completion(.success(try exported(read(parameters))))
      case CheckMessageMethod.name:
        completion(.success(.init(try checkMessage(read(parameters)))))
      case AllowMailMethod.name: completion(.success(.init(try allowMail(read(parameters)))))
      case CheckMethod.name: completion(.success(.init(try check(read(parameters)))))
      default: throw .methodNotFound("\(Control.interfaceName).\(method)")
      }
    } catch {
      completion(.failure(error))
    }
  }

  /// Reads the parameters of a call, and refuses those that its method does not have.
  private func read<Request: Shaped>(
    _ parameters: JSONObject
  ) throws(VarlinkError) -> Request {
    do { return try Request(exactly: parameters) } catch { throw VarlinkError(error) }
  }

  /// Reads the times of a request.
  var reader: TimeReader { TimeReader(driver.engine, at: driver.now()) }

  // MARK: Recording

  private func record(
    _ request: RecordMethod.Request, _ completion: @escaping Completion
  ) throws(VarlinkError) {
    guard !request.events.isEmpty else { throw .invalidParameter("events") }
    guard request.events.count <= RecordMethod.eventsAtMost else {
      throw VarlinkError(
        .tooLarge(
          message:
            "A call may record \(RecordMethod.eventsAtMost) events at once, and this one has "
            + "\(request.events.count)."))
    }
    for (index, event) in request.events.enumerated()
    where !event.body.nature.isRecordedOnRequest {
      let message = "The kind \"\(event.body.kind)\" is recorded by a method of its own."
      throw VarlinkError(.invalidEvent(index: index, message: message))
    }
    try record(drafts(of: request), completion)
  }

  /// The reader holds a copy of the engine, which must be gone before the engine changes.
  private func drafts(of request: RecordMethod.Request) throws(VarlinkError) -> [EventDraft] {
    var reader = reader
    var drafts: [EventDraft] = []
    for (index, event) in request.events.enumerated() {
      drafts.append(try reader.draft(of: event, index: index, again: request.again))
    }
    return drafts
  }

  private func skip(
    _ request: SkipMethod.Request, _ completion: @escaping Completion
  ) throws(VarlinkError) {
    let body = EventBody.followUpSkipped(.init(action: request.action, contact: request.contact))
    let at = try reader.instant(
      request.at, for: .happened, of: request.application, parameter: "at")
    try record(
      [EventDraft(application: request.application, at: at ?? driver.now(), body: body)],
      completion)
  }

  private func snooze(
    _ request: SnoozeMethod.Request, _ completion: @escaping Completion
  ) throws(VarlinkError) {
    let until = try reader.instant(
      request.until, for: .coming, of: request.application, parameter: "until")!
    let drafts = try asked { () throws(RequestError) in
      try driver.engine.snooze(
        request.application, request.action, until: until, at: driver.now())
    }
    try record(drafts, completion)
  }

  private func undo(
    _ request: UndoMethod.Request, _ completion: @escaping Completion
  ) throws(VarlinkError) {
    let drafts = try asked { () throws(RequestError) in
      var event = request.event
      if let name = request.application {
        event = try driver.engine.application(named: name).added.event
      }
      guard let event else { return try driver.engine.undoLastCommand(at: driver.now()) }
      return [try driver.engine.undo(event.description, at: driver.now())]
    }
    let targets = driver.engine.events(undoneBy: drafts)
    guard let target = targets.last else { throw VarlinkError(.nothingToUndo) }
    let along = targets.dropLast() + driver.engine.eventsAlong(with: target)
    let (undone, others) = (
      driver.engine.report(on: target), driver.engine.report(on: Array(along))
    )
    driver.record(drafts) { [driver] result in
      completion(
        result.mapError { VarlinkError($0.inSentences) }.map {
          ControlAnswer(
            UndoMethod.Reply(recorded: driver.reply(to: $0), undone: undone, along: others))
        })
    }
  }

  /// The most events of one application. A real one has a hundredth of it, and each event is looked at
  /// whenever another comes.
  private static let eventsOfApplicationAtMost = 1_000

  private func record(
    _ drafts: [EventDraft], _ completion: @escaping Completion
  ) throws(VarlinkError) {
    for name in Set(drafts.map(\.application)).sorted() {
      guard let application = driver.engine.application(like: name),
        driver.engine.eventCount(of: application.name) >= Self.eventsOfApplicationAtMost
      else { continue }
      let message =
        "\(application.name) has \(Self.eventsOfApplicationAtMost) events already, which is "
        + "the most. Go on with it under another name."
      throw VarlinkError(.tooLarge(message: message, remedies: [Remedy(.addApplication)]))
    }
    driver.record(drafts) { [driver] result in
      completion(
        result.mapError { VarlinkError($0.inSentences) }.map {
          ControlAnswer(driver.reply(to: $0, of: drafts))
        })
    }
  }

  // MARK: Questions

  var userZone: String { driver.engine.userZone.identifier }

  private func explain(
    _ request: ExplainMethod.Request
  ) throws(VarlinkError) -> ExplainMethod.Reply {
    let asOf = try reader.instant(
      request.asOf, for: .coming, of: request.application, parameter: "asOf")
    let situation = try situation(request.application, at: asOf)
    let (followUps, notes) = situation.explanation(of: request.action)
    return .init(
      asOf: situation.now, application: situation.application.name,
      zone: situation.zone.identifier, userZone: userZone, notes: notes.map(\.inSentences),
      followUps: driver.engine.report(on: followUps))
  }

  private func check(_ request: CheckMethod.Request) throws(VarlinkError) -> VerdictReport {
    let now = driver.now()
    let at = try reader.instant(
      request.at, for: .coming, of: request.application, parameter: "at")
    let situation = try situation(request.application, at: at)
    if let amount = request.amount {
      let verdict = try asked { () throws(RequestError) in
        try driver.engine.checkSalary(
          SalaryStated(
            amount: amount, upTo: request.upTo, currency: request.currency, per: request.per),
          of: request.application, asOf: at, at: now)
      }
      return report(on: verdict, of: situation)
    }
    let contact = try asked { () throws(RequestError) in
      try driver.engine.contact(request.contact, of: situation.application, at: now)
    }
    let verdict = situation.check(request.action!, via: request.channel, to: contact)
    return report(on: verdict.adding(request.text.map(toneNotes) ?? []), of: situation)
  }

  private func checkMessage(
    _ request: CheckMessageMethod.Request
  ) throws(VarlinkError) -> CheckMessageMethod.Reply {
    let asOf = try reader.instant(request.at, for: .coming, of: nil, parameter: "at")
    let reply = driver.engine.reply(
      to: request, asOf: asOf, at: driver.now(), permission: &mailPermission)
    if request.sends, let message = reply.message { mailStopped(message) }
    return reply
  }

  private func allowMail(
    _ request: AllowMailMethod.Request
  ) throws(VarlinkError) -> AllowMailMethod.Reply {
    let until = try reader.instant(request.until, for: .coming, of: nil, parameter: "until")!
    mailPermission = until
    return .init(until: until, userZone: userZone)
  }

  private func report(on verdict: Verdict, of situation: Situation) -> VerdictReport {
    VerdictReport(
      verdict, on: situation.application.name, asOf: situation.now, userZone: userZone)
  }

  /// The application as it was known at an instant, or is now.
  private func situation(
    _ name: String, at instant: Instant?
  ) throws(VarlinkError) -> Situation {
    let application = try asked { () throws(RequestError) in
      try driver.engine.application(named: name)
    }
    guard
      let situation = driver.engine.situation(of: application.name, asOf: instant, at: driver.now())
    else { throw unknown(application, at: instant!) }
    return situation
  }

  /// An application's whole name. One that was not known yet then is refused: an empty answer would
  /// look like one that has nothing to say.
  func whole(_ name: String?, asOf: Instant?) throws(VarlinkError) -> String? {
    guard let name else { return nil }
    let application = try asked { () throws(RequestError) in
      try driver.engine.application(named: name)
    }
    if let asOf, driver.engine.situation(of: application.name, asOf: asOf, at: asOf) == nil {
      throw unknown(application, at: asOf)
    }
    return application.name
  }

  private func unknown(_ application: Application, at instant: Instant) -> VarlinkError {
    let zone = driver.engine.zone(of: application)
    let (asked, added) = (
      Phrasing.dateAndTime(instant, in: zone), Phrasing.dateAndTime(application.added.at, in: zone)
    )
    return VarlinkError(
      .invalidEvent(
        index: 0,
        message: "\(application.name) was not known at \(asked): it was added for \(added). Ask "
          + "for a later time."))
  }

  func asked<Answer>(
    _ question: () throws(RequestError) -> Answer
  ) throws(VarlinkError) -> Answer {
    do { return try question() } catch { throw VarlinkError(error.inSentences) }
  }
}
