package import CivilTime
internal import Holidays
package import Schema

/// An application's beginning.
package struct ApplicationAdded: EventPayload {
  /// What is said of the application.
  package let fields: ApplicationFields

  package init(_ fields: ApplicationFields) { self.fields = fields }

  package static let kind = "application.added"
  package static let summary = "A new application."
  package static let shape = Shape(Self.init, Field(within: \.fields))
  package var body: EventBody { .applicationAdded(self) }

  package func sentence(_ say: (Instant) -> String) -> String { "application added" + fields.said }

  package func fold(_ event: Event, into application: inout Application) {
    application.update(with: fields, from: event)
  }

  package func checkLogged(application: String) throws(SchemaError) {
    if application.isEmpty { throw SchemaError(member: "application", "is missing") }
  }
}

/// More about an application that exists.
package struct ApplicationChanged: EventPayload {
  /// What is said of the application.
  package let fields: ApplicationFields

  package init(_ fields: ApplicationFields) { self.fields = fields }

  package static let kind = "application.changed"
  package static let nature = EventNature.knowledge
  package static let summary = "More about an application, or something else than before."
  package static let shape = Shape(Self.init, Field(within: \.fields))
  package var body: EventBody { .applicationChanged(self) }

  package func sentence(_ say: (Instant) -> String) -> String {
    "application changed" + fields.said
  }

  package func fold(_ event: Event, into application: inout Application) {
    application.update(with: fields, from: event)
  }

  package func resolved(
    at instant: Instant, in application: Application, by resolver: inout Resolver
  ) throws(RequestError) -> EventBody {
    try resolver.check(fields)
    return body
  }
}

/// What is known of an application; absent fields say nothing.
package struct ApplicationFields: Shaped {
  package var company: String?
  package var role: String?
  package var zone: String?
  package var region: String?
  package var url: String?
  package var channels: [Channel]
  package var noFollowUp: Bool

  package init(
    company: String? = nil, role: String? = nil, zone: String? = nil, region: String? = nil,
    url: String? = nil, channels: [Channel] = [], noFollowUp: Bool = false
  ) {
    self.company = company
    self.role = role
    self.zone = zone
    self.region = region
    self.url = url
    self.channels = channels
    self.noFollowUp = noFollowUp
  }

  package static let shape = Shape(
    Self.init,
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
  fileprivate var said: String {
    var parts = [company, role].compactMap { $0 }
    if let zone { parts.append("zone \(zone)") }
    if let region { parts.append("region \(region)") }
    if let url { parts.append(url) }
    if !channels.isEmpty { parts.append("only by \(channels.said)") }
    if noFollowUp { parts.append("no follow-up wished") }
    return parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
  }
}

extension Application {
  fileprivate mutating func update(with fields: ApplicationFields, from event: Event) {
    company = fields.company ?? company
    role = fields.role ?? role
    zone = fields.zone ?? zone
    region = fields.region.flatMap { RegionChoice($0) } ?? region
    url = fields.url ?? url
    if !fields.channels.isEmpty { channels = fields.channels }
    if fields.noFollowUp { promises.append(Fact(event, .noFollowUp)) }
  }
}

extension [Channel] {
  /// The channels in words, with commas between.
  var said: String { map(\.rawValue).joined(separator: ", ") }
}
