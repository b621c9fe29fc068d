package import CivilTime
package import Schema

/// What the employer said about timing.
package enum Promise: EventPayload {
  /// You will hear by this date.
  case by(CivilDate)
  /// Contact us from this date on.
  case from(CivilDate)
  /// Do not contact us.
  case noFollowUp

  package static let kind = "promise.recorded"
  package static let summary = "What they said about timing: one of by, from and noFollowUp."
  package static let shape = Shape(
    { by, from, noFollowUp throws(SchemaError) in
      try Self(by: by, from: from, noFollowUp: noFollowUp)
    },
    Field("by", \Self.by, "You will hear from them by this date."),
    Field("from", \Self.from, "They asked to be contacted from this date on."),
    Field(
      "noFollowUp", \Self.isNoFollowUp, unset: false,
      "Whether the employer asked not to be contacted."))
  package var body: EventBody { .promiseRecorded(self) }

  private init(by: CivilDate?, from: CivilDate?, noFollowUp: Bool) throws(SchemaError) {
    switch (by, from, noFollowUp) {
    case (let date?, nil, false): self = .by(date)
    case (nil, let date?, false): self = .from(date)
    case (nil, nil, true): self = .noFollowUp
    default:
      throw SchemaError(member: "by", "or \"from\" or \"noFollowUp\" must be set, and only one")
    }
  }

  private var by: CivilDate? { if case .by(let date) = self { date } else { nil } }
  private var from: CivilDate? { if case .from(let date) = self { date } else { nil } }
  private var isNoFollowUp: Bool { self == .noFollowUp }

  /// The date that was named, if one was.
  package var date: CivilDate? { by ?? from }

  package func sentence(_ say: (Instant) -> String) -> String {
    switch self {
    case .by(let date): "they said you would hear by \(Phrasing.date(date))"
    case .from(let date): "they said to contact them from \(Phrasing.date(date))"
    case .noFollowUp: "they asked not to be contacted"
    }
  }

  package func fold(_ event: Event, into application: inout Application) {
    application.promises.append(Fact(event, self))
  }

  package func resolved(
    at instant: Instant, in application: Application, by resolver: inout Resolver
  ) throws(RequestError) -> EventBody {
    resolver.remarkOnDate(date, at: instant, in: application)
    return body
  }

  /// Said twice on one day with nothing between, it is one promise. What was asked for good need not be
  /// said again at all.
  package func saidAlready(at instant: Instant, in situation: Situation) -> String? {
    guard let standing = situation.silence.promise, standing.value == self else { return nil }
    let isSameSilence =
      situation.anchor.event == standing.event && situation.silence.checkIns.isEmpty
      && situation.zone.date(at: standing.at) == situation.zone.date(at: instant)
    guard self == .noFollowUp || isSameSilence else { return nil }
    return "\(sentence(situation.say)), as of \(situation.sayForBoth(standing.at))"
  }
}
