package import CivilTime
package import Schema

/// How an application ended, or nearly so.
package struct OutcomeRecorded: EventPayload {
  package let outcome: Outcome
  package let until: Deadline?

  package init(_ outcome: Outcome, until: Deadline? = nil) {
    self.outcome = outcome
    self.until = until
  }

  package static let kind = "outcome.recorded"
  package static let summary = "An offer, or an end."
  package static let shape = Shape(
    Self.init,
    Field("outcome", \.outcome, "The outcome."),
    Field("until", \.until, "The date or instant until which something holds."))
  package var body: EventBody { .outcomeRecorded(self) }

  package func sentence(_ say: (Instant) -> String) -> String {
    outcome.phrase + (until.map { ", open until \($0.said(say))" } ?? "")
  }

  package func fold(_ event: Event, into application: inout Application) {
    application.outcomes.append(Fact(event, self))
  }

  package func resolved(
    at instant: Instant, in application: Application, by resolver: inout Resolver
  ) throws(RequestError) -> EventBody {
    if until != nil, outcome != .offer {
      throw resolver.invalid("only an offer stands until a date; leave --until out")
    }
    let date = until?.date(in: resolver.engine.zone(of: application))
    try resolver.checkOffer(date, at: instant, in: application)
    resolver.warnAboutDate(date, at: instant, in: application)
    return body
  }
}
