package import CivilTime
package import Schema

/// An interview that was arranged, or that was held.
package struct InterviewAdded: EventPayload {
  package var stage: Stage
  package var durationMinutes: Int?
  package var with: [String]
  package var local: CivilDateTime?

  package init(
    stage: Stage, durationMinutes: Int? = nil, with: [String] = [], local: CivilDateTime? = nil
  ) {
    self.stage = stage
    self.durationMinutes = durationMinutes
    self.with = with
    self.local = local
  }

  package static let kind = "interview.added"
  package static let nature = EventNature.arrangement
  package static let summary = "An interview, held or to come; at is when it starts."
  package static let shape = Shape(
    Self.init,
    Field("stage", \.stage, "The interview's stage."),
    Field("durationMinutes", \.durationMinutes, "How long it lasts; 60 minutes if not set.") {
      $0.flatMap { (1...1440).contains($0) ? nil : "is \($0), but must be 1 to 1440" }
    },
    Field("with", \.with, unset: [], "The interviewers' short names."),
    Field("local", \.local, "The start as it was said, in the employer's local time."))
  package var body: EventBody { .interviewAdded(self) }

  package func sentence(_ say: (Instant) -> String) -> String {
    stage.phrase + (durationMinutes.map { ", \($0) min" } ?? "")
      + (with.isEmpty ? "" : ", with \(with.joined(separator: ", "))")
  }

  package var contacts: [String] { with }

  package func renamingContacts(_ rename: (String) -> String) -> EventBody {
    var renamed = self
    renamed.with = with.map(rename)
    return .interviewAdded(renamed)
  }

  package func fold(_ event: Event, into application: inout Application) {
    application.interviews.append(Interview(event, self))
  }

  package func resolved(
    at instant: Instant, in application: Application, by resolver: inout Resolver
  ) throws(RequestError) -> EventBody {
    if stage == .applied {
      throw resolver.invalid("an interview's stage is phone, first, second, third or final")
    }
    var resolved = self
    resolved.with = []
    for person in with {
      let contact = try resolver.contactOrNew(person, in: application)!
      if !resolved.with.contains(contact) { resolved.with.append(contact) }
    }
    let situation = resolver.situation(of: application, at: resolver.now)
    if resolved.saidAlready(at: instant, in: situation) == nil {
      resolver.remark(on: resolved, at: instant, in: application)
    }
    return .interviewAdded(resolved)
  }

  package func saidAlready(at instant: Instant, in situation: Situation) -> String? {
    let same = situation.application.interviews.first {
      $0.stage == stage && $0.starts == instant && !$0.isCancelled
        && (durationMinutes == nil || $0.ends == instant + .minutes(durationMinutes!))
        && Set(with).isSubset(of: $0.with)
    }
    return same.map { "\(sentence(situation.say)), on \(situation.sayForBoth($0.starts))" }
  }
}
