internal import CivilTime
internal import ControlInterface
internal import FollowupCore
internal import Schema
internal import Varlink
internal import When

/// Reads the times of a request as they are meant: in the zone of the application that it is about.
struct TimeReader {
  private let engine: Engine
  private let now: Instant
  /// The zones of applications that the request itself adds.
  private var added: [String: Zone] = [:]

  init(_ engine: Engine, at now: Instant) {
    self.engine = engine
    self.now = now
  }

  /// The instant that a text means; nil if there is none.
  ///
  /// - Parameters:
  ///   - application: whose zone it is read in; nil is the user's.
  ///   - parameter: the request's member, for the error.
  /// - Throws: `VarlinkError`, `InvalidTime` with a sentence.
  func instant(
    _ when: When?, for use: WhenUse, of application: String?, parameter: String
  ) throws(VarlinkError) -> Instant? {
    guard let when else { return nil }
    do { return try when.instant(for: use, in: context(of: application, from: now)) } catch {
      throw VarlinkError(.invalidTime(parameter: parameter, message: error.description))
    }
  }

  /// The draft of an event that is to be recorded.
  ///
  /// - Parameter index: its place in the request, for the error.
  mutating func draft(
    of request: EventRequest, index: Int, again: Bool
  ) throws(VarlinkError) -> EventDraft {
    noteZone(of: request)
    let use: WhenUse = request.body.nature == .arrangement ? .interview : .happened
    let at =
      try instant(
        request.at, for: use, of: request.application, parameter: "events[\(index)].at") ?? now
    // What they said on Monday counts from Monday.
    let context = context(of: request.application, from: use == .happened ? at : now)
    let body: EventBody
    do { body = try request.body(in: context) } catch {
      throw VarlinkError(
        .invalidTime(
          parameter: "events[\(index)].\(error.writtenPath)", message: error.problem))
    }
    return EventDraft(
      application: request.application, at: at, body: withLocalTime(body, request.at, in: context),
      key: request.key, again: again)
  }

  private mutating func noteZone(of request: EventRequest) {
    guard case .applicationAdded(let fields) = request.body else { return }
    let name = fields.fields.zone ?? engine.policy.employerZone
    added[request.application] = name.flatMap { try? engine.zones.zone(named: $0) }
  }

  private func context(of application: String?, from reference: Instant) -> WhenContext {
    let known = application.flatMap(engine.application(like:)).map(engine.zone)
    return WhenContext(
      reference: reference, zone: known ?? application.flatMap { added[$0] } ?? engine.userZone,
      userZone: engine.userZone, zones: engine.zones, dayEnds: engine.policy.employerHours.end)
  }

  /// An interview keeps the local time that was said, which stands if the zone's rules change.
  private func withLocalTime(
    _ body: EventBody, _ when: When?, in context: WhenContext
  ) -> EventBody {
    guard let when, when.isLocal, let instant = try? when.instant(for: .interview, in: context)
    else {
      return body
    }
    let local = context.zone.civil(at: instant)
    switch body {
    case .interviewAdded(var interview):
      interview.local = interview.local ?? local
      return .interviewAdded(interview)
    case .interviewMoved(let moved):
      return .interviewMoved(
        .init(
          event: moved.event, local: moved.local ?? local, stage: moved.stage, from: moved.from))
    default: return body
    }
  }
}
