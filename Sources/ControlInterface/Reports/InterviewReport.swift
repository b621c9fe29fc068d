package import CivilTime
package import FollowupCore
private import OrderedCollections
package import Schema

/// An interview.
package struct InterviewReport: Shaped {
  /// Where an interview stands.
  package enum State: String, SchemaWord {
    case toCome, underWay, held, cancelled

    package static let typeName = "InterviewState"
    package static let summary = "Where an interview stands."
  }

  package let event: EventID
  package let stage: Stage
  package let at: Instant
  package let ends: Instant
  package let local: CivilDateTime?
  package let zone: String
  package let with: [String]
  package let state: State
  package var key: String?

  package static let typeName = "Interview"
  package static let summary = "An interview, held or to come."
  package static let shape = Shape(
    Self.init,
    Field("event", \.event, "The event that added it."),
    Field("stage", \.stage, "Its stage."),
    Field("at", \.at, "When it starts."),
    Field("ends", \.ends, "When it ends."),
    Field("local", \.local, "The start as it was said, in the employer's local time."),
    Field("zone", \.zone, "The employer's zone."),
    Field("with", \.with, "The interviewers' names."),
    Field("state", \.state, "Where it stands."),
    Field(
      "key", \.key, "The source's own identity of what last said its time; null if none has one."))
}

extension InterviewReport {
  init(_ interview: Interview, in situation: Situation) {
    let now = situation.now
    let state: State =
      if interview.isCancelled {
        .cancelled
      } else if now < interview.starts {
        .toCome
      } else if now < interview.ends {
        .underWay
      } else {
        .held
      }
    self.init(
      event: interview.event, stage: interview.stage, at: interview.starts, ends: interview.ends,
      local: interview.local, zone: situation.zone.identifier,
      with: interview.with.map { situation.application.contacts[$0]?.name ?? $0 }, state: state,
      key: interview.key)
  }
}
