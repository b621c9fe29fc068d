package import CivilTime
package import Schema

/// An interview that was called off: by its event, as the log keeps it, or the next one of a stage, as
/// a person asks for it.
package enum InterviewCancelled: EventPayload {
  case event(EventID)
  case next(Stage, from: Instant? = nil)

  package static let kind = "interview.cancelled"
  package static let summary = "An interview called off: by its event, or the next one of a stage."
  package static let shape = Shape(
    { event, stage, from throws(SchemaError) in
      try Self(event: event, stage: stage, from: from)
    },
    Field("event", \Self.event, "The event that is meant, as DEVICE/SEQ."),
    Field("stage", \Self.stage, "The interview's stage."),
    Field("from", \Self.from, "When the interview that is meant was to start."))
  package var body: EventBody { .interviewCancelled(self) }

  private init(event: EventID?, stage: Stage?, from: Instant?) throws(SchemaError) {
    if let stage {
      self = .next(stage, from: from)
    } else if let event {
      self = .event(event)
    } else {
      throw SchemaError(member: "event", "is missing")
    }
  }

  private var event: EventID? { if case .event(let event) = self { event } else { nil } }
  private var stage: Stage? { if case .next(let stage, _) = self { stage } else { nil } }
  private var from: Instant? { if case .next(_, let from) = self { from } else { nil } }

  package func sentence(_ say: (Instant) -> String) -> String {
    switch self {
    case .event(let event): "interview \(event) cancelled"
    case .next(let stage, _): "\(stage.phrase) cancelled"
    }
  }

  package func sentence(about subject: String, _ say: (Instant) -> String) -> String {
    "\(subject) cancelled"
  }

  /// The event that added the interview.
  package var subject: EventID? { event }

  package func fold(_ event: Event, into application: inout Application) {
    if case .event(let id) = self { application.cancellations.append(Fact(event, id)) }
  }

  package func resolved(
    at instant: Instant, in application: Application, by resolver: inout Resolver
  ) throws(RequestError) -> EventBody {
    switch self {
    case .event(let id):
      guard let interview = application.interviews.first(where: { $0.event == id }) else {
        throw .unknownEvent("\(id)")
      }
      if interview.isHeld(at: instant) { resolver.remarkOnNoShow(in: application) }
      return body
    case .next(let stage, let from):
      let event = try resolver.interviewToCancel(stage, from: from, at: instant, in: application)
      return .interviewCancelled(.event(event))
    }
  }
}
