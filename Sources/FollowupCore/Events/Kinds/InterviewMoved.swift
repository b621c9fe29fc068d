package import CivilTime
package import Schema

/// Another time for an interview. It keeps its event, stage and interviewers.
package struct InterviewMoved: EventPayload {
  package var event: EventID?
  package let local: CivilDateTime?
  package var stage: Stage?
  package var from: Instant?

  package init(
    event: EventID? = nil, local: CivilDateTime? = nil, stage: Stage? = nil, from: Instant? = nil
  ) {
    self.event = event
    self.local = local
    self.stage = stage
    self.from = from
  }

  package static let kind = "interview.moved"
  package static let nature = EventNature.arrangement
  package static let summary = "Another time for an interview; at is when it starts now."
  package static let shape = Shape(
    Self.init,
    Field("event", \.event, "The event that is meant, as DEVICE/SEQ."),
    Field("local", \.local, "The start as it was said, in the employer's local time."),
    Field("stage", \.stage, "The interview's stage."),
    Field("from", \.from, "When the interview that is meant was to start."))
  package var body: EventBody { .interviewMoved(self) }

  package func sentence(_ say: (Instant) -> String) -> String {
    "interview\(event.map { " \($0)" } ?? "") moved"
  }

  package func sentence(about subject: String, _ say: (Instant) -> String) -> String {
    "\(subject) moved"
  }

  /// The event that added the interview.
  package var subject: EventID? { event }

  package func fold(_ event: Event, into application: inout Application) {
    let index = application.interviews.firstIndex { $0.event == self.event }
    guard let index else { return }
    application.interviews[index].move(by: event, local: local)
  }

  package func resolved(
    at instant: Instant, in application: Application, by resolver: inout Resolver
  ) throws(RequestError) -> EventBody {
    let meant =
      if event == nil, let stage {
        try resolver.interviewToMove(stage, from: from, in: application)
      } else { event }
    guard let meant, let interview = application.interviews.first(where: { $0.event == meant })
    else { throw .unknownEvent(meant.map { "\($0)" } ?? "") }
    guard !interview.isCancelled else {
      throw resolver.invalid("the \(interview.stage.phrase) was cancelled; add it anew")
    }
    let length = interview.starts.duration(to: interview.ends)
    resolver.remark(
      onInterview: Interval(start: instant, end: instant + length), meant, in: application)
    return .interviewMoved(InterviewMoved(event: meant, local: local))
  }

  package func saidAlready(at instant: Instant, in situation: Situation) -> String? {
    let interview = situation.application.interviews.first { $0.event == event }
    guard let interview, interview.starts == instant, interview.local == local || local == nil
    else { return nil }
    return "the \(interview.stage.phrase) is on \(situation.sayForBoth(interview.starts))"
  }

  package func checkLogged(application: String) throws(SchemaError) {
    if event == nil { throw SchemaError(member: "event", "is missing") }
  }
}
