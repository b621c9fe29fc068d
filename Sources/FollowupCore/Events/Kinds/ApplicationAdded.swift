package import CivilTime
internal import Holidays
package import Schema

/// An application's beginning.
package struct ApplicationAdded: ParticularsStated {
  /// What is said of the application.
  package let fields: ApplicationFields

  package init(_ fields: ApplicationFields) { self.fields = fields }

  package static let kind = "application.added"
  package static let summary = "A new application."
  package var body: EventBody { .applicationAdded(self) }

  package func sentence(_ say: (Instant) -> String) -> String { "application added" + fields.said }

  package func checkLogged(application: String) throws(SchemaError) {
    if application.isEmpty { throw SchemaError(member: "application", "is missing") }
  }
}

/// More about an application that exists.
package struct ApplicationChanged: ParticularsStated {
  /// What is said of the application.
  package let fields: ApplicationFields
  /// When it was made, if that was recorded with another date.
  package let applied: Instant?

  package init(_ fields: ApplicationFields) { self.init(fields, applied: nil) }

  package init(_ fields: ApplicationFields, applied: Instant?) {
    self.fields = fields
    self.applied = applied
  }

  package static let kind = "application.changed"
  package static let nature = EventNature.knowledge
  package static let summary = """
    More about an application, or something else than before; what is null is taken back.
    """
  package static let shape = Shape(
    { fields, applied in Self(fields, applied: applied) },
    Field(within: \.fields),
    Field("applied", \.applied, "When the application was made."))
  package var body: EventBody { .applicationChanged(self) }

  package func sentence(_ say: (Instant) -> String) -> String {
    "application changed" + said(say)
  }

  /// What it says after a colon, each after a comma.
  private func said(_ say: (Instant) -> String) -> String {
    guard let applied else { return fields.said }
    return fields.said + (fields.said.isEmpty ? ": " : ", ") + "applied \(say(applied))"
  }

  package func fold(_ event: Event, into application: inout Application) {
    fields.fold(event, into: &application)
    if let applied { application.applied = Fact(event, at: applied, true) }
  }

  package func resolved(
    at instant: Instant, in application: Application, by resolver: inout Resolver
  ) throws(RequestError) -> EventBody {
    try resolver.check(fields)
    guard fields != ApplicationFields() || applied != nil else {
      throw resolver.invalid("nothing is said that would change \(application.name)")
    }
    resolver.remark(onChange: fields, of: application)
    if let applied { try resolver.check(applied: applied, of: application) }
    return body
  }

  package func saidAlready(at instant: Instant, in situation: Situation) -> String? {
    var new = fields
    if situation.silence.promise?.value == .noFollowUp { new.noFollowUp = false }
    let isMadeThen = [nil, situation.application.applied.at].contains(applied)
    guard isMadeThen, Self(new).changesNothing(at: instant, in: situation.application) else {
      return nil
    }
    return situation.application.name + said(situation.sayForBoth)
  }
}

/// What is known of an application; absent fields say nothing.
package struct ApplicationFields: Particulars {
  /// What can be taken back.
  package enum Name: String, CaseIterable, Sendable {
    case company, role, zone, region, url, channels, noFollowUp
  }

  package var company: String?
  package var role: String?
  package var zone: String?
  package var region: String?
  package var url: String?
  package var channels: [Channel]
  package var noFollowUp: Bool
  /// What was said before and does not hold any more.
  package var takenBack: Set<Name>

  package init(
    company: String? = nil, role: String? = nil, zone: String? = nil, region: String? = nil,
    url: String? = nil, channels: [Channel] = [], noFollowUp: Bool = false,
    takenBack: Set<Name> = []
  ) {
    self.company = company
    self.role = role
    self.zone = zone
    self.region = region
    self.url = url
    self.channels = channels
    self.noFollowUp = noFollowUp
    self.takenBack = takenBack
  }

  package static let shape = Shape(
    { takenBack, company, role, zone, region, url, channels, noFollowUp in
      Self(
        company: company, role: role, zone: zone, region: region, url: url, channels: channels,
        noFollowUp: noFollowUp, takenBack: takenBack)
    },
    Field(nullsAmong: \Self.takenBack),
    Field("company", \.company, "The employer's name."),
    Field("role", \.role, "The job."),
    Field("zone", \.zone, "The employer's time zone, by its tz name."),
    Field(
      "region", \.region,
      "The region whose holidays the employer keeps: DE-BY, DE, or \"none\" for no holidays."),
    Field("url", \.url, "Where the job is advertised."),
    Field(
      "channels", \.channels, unset: [],
      "The channels that the employer stated; every other one is then closed."),
    Field(
      "noFollowUp", \.noFollowUp, unset: false, "Whether the employer asked not to be contacted."))

  /// Its fields after a colon, each after a comma.
  package var said: String {
    var parts = [company, role].compactMap { $0 }
    if let zone { parts.append("zone \(zone)") }
    if let region { parts.append("region \(region)") }
    if let url { parts.append(url) }
    if !channels.isEmpty { parts.append("only by \(channels.said)") }
    if noFollowUp { parts.append("no follow-up wished") }
    parts += Name.allCases.filter(takenBack.contains).map { "\($0.phrase) taken back" }
    return parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
  }

  package func fold(_ event: Event, into application: inout Application) {
    for name in takenBack { application.takeBack(name) }
    application.company = company ?? application.company
    application.role = role ?? application.role
    application.zone = zone ?? application.zone
    application.region = region.flatMap { RegionChoice($0) } ?? application.region
    application.url = url ?? application.url
    if !channels.isEmpty { application.channels = channels }
    if noFollowUp { application.promises.append(Fact(event, .noFollowUp)) }
  }
}

extension ApplicationFields.Name {
  /// How a sentence names it.
  package var phrase: String {
    switch self {
    case .noFollowUp: "their wish not to be contacted"
    default: rawValue
    }
  }
}

extension Application {
  fileprivate mutating func takeBack(_ name: ApplicationFields.Name) {
    switch name {
    case .company: company = nil
    case .role: role = nil
    case .zone: zone = nil
    case .region: region = nil
    case .url: url = nil
    case .channels: channels = []
    case .noFollowUp: promises.removeAll { $0.value == .noFollowUp }
    }
  }
}

extension [Channel] {
  /// The channels in words, with commas between.
  var said: String { map(\.rawValue).joined(separator: ", ") }
}
