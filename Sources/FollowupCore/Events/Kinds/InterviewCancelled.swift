package import CivilTime
package import Schema

/// An interview that was called off: by its event, as the log keeps it, or the next one of a stage, as
/// a person asks for it.
package enum InterviewCancelled: EventPayload {
  case event(EventID)
  case next(Stage)

  package static let kind = "interview.cancelled"
  package static let summary = "An interview called off: by its event, or the next one of a stage."
  package static let shape = Shape(
    { event, stage throws(SchemaError) in try Self(event: event, stage: stage) },
    Field("event", \Self.event, "The event that is meant, as DEVICE/SEQ."),
    Field("stage", \Self.stage, "The interview's stage."))
  package var body: EventBody { .interviewCancelled(self) }

  private init(event: EventID?, stage: Stage?) throws(SchemaError) {
    if let stage {
      self = .next(stage)
    } else if let event {
      self = .event(event)
    } else {
      throw SchemaError(member: "event", "is missing")
    }
  }

  private var event: EventID? { if case .event(let event) = self { event } else { nil } }
  private var stage: Stage? { if case .next(let stage) = self { stage } else { nil } }

  package func sentence(_ say: (Instant) -> String) -> String {
    switch self {
    case .event(let event): "interview \(event) cancelled"
    case .next(let stage): "\(stage.phrase) cancelled"
    }
  }

  package func fold(_ event: Event, into application: inout Application) {
    if case .event(let id) = self { application.cancellations.append(Fact(event, id)) }
  }

  package func resolved(
    at instant: Instant, in application: Application, by resolver: inout Resolver
  ) throws(RequestError) -> EventBody {
    switch self {
    case .event(let id):
      guard application.interviews.contains(where: { $0.event == id }) else {
        throw .unknownEvent("\(id)")
      }
      return body
    case .next(let stage):
      let next = application.interviews.filter { $0.isAhead(at: instant) && $0.stage == stage }
        .min { $0.starts < $1.starts }
      guard let next else {
        throw resolver.invalid(
          "\(application.name) has no \(stage.phrase) to come that could be cancelled")
      }
      return .interviewCancelled(.event(next.event))
    }
  }
}
