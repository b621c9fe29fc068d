import CivilTime
package import FollowupCore
package import JSON
package import Schema
package import When

/// An event that a client asks to have recorded, under the log's names. Its times are texts, which
/// are yet to be read in the employer's zone.
package struct EventRequest: Shaped {
  package let application: String
  package let at: When?
  package let key: String?
  /// What the event says, with a date of no meaning in the place of each of its dates.
  package let body: EventBody
  /// The texts of the body's dates, by their members' names.
  package let times: [String: When]

  /// - Parameter times: the texts of dates, which are read in place of those that the body has.
  package init(
    application: String, at: When? = nil, key: String? = nil, body: EventBody,
    times: [String: When] = [:]
  ) {
    self.application = application
    self.at = at
    self.key = key
    var object = JSONObject()
    body.write(into: &object)
    let own = (try? Self.times(takenFrom: &object)) ?? [:]
    self.body = (try? EventBody(takingFrom: &object)) ?? body
    self.times = own.merging(times) { _, text in text }
  }

  /// A request of which the times were taken out already.
  private init(
    _ application: String, _ at: When?, _ key: String?, _ body: EventBody, times: [String: When]
  ) {
    self.application = application
    self.at = at
    self.key = key
    self.body = body
    self.times = times
  }

  package static var summary: String {
    """
    An event to record. A contact without a short name is given one, and an interview to cancel may be
    named by its stage. Its kind says which of the other members it may have:
    """ + "\n" + kinds
  }

  private static var kinds: String {
    let recorded = EventBody.kinds.filter { $0.nature.isRecordedOnRequest }
    return recorded.map { payload in
      let members = payload.members.map(\.name).joined(separator: ", ")
      return "\(payload.kind) (\(members)): \(payload.summary)"
    }.joined(separator: "\n")
  }

  package static let shape = Shape(
    { Self($0, $1, $2, $3, times: [:]) },
    Field("application", \.application, "Its name, or a unique start of it."),
    Field("at", \.at, "When it happened, or when an interview starts; now if not set."),
    Field("key", \.key, "The source's own identity of the event: it is recorded only once.") {
      $0.map { (1...256).contains($0.utf8.count) ? nil : "must have 1 to 256 bytes" } ?? nil
    },
    Field(within: \.body))

  /// Reads what a client wrote. A member that its kind does not have is refused, as is a kind that
  /// this version does not know.
  package init(json: JSONValue) throws(SchemaError) {
    guard let object = json.objectValue else { throw SchemaError("must be an object") }
    var rest = object
    let times = try Self.times(takenFrom: &rest)
    let request = try Self(takingFrom: &rest)
    self.init(request.application, request.at, request.key, request.body, times: times)
    if case .unknown(let kind) = body {
      throw SchemaError(member: "kind", "is \"\(kind)\", which is not a kind of event")
    }
    if let name = rest.keys.first {
      throw SchemaError(member: name, "is not a field of \"\(body.kind)\"")
    }
  }

  /// Members without a value are left out.
  package var json: JSONValue {
    var object = setMembers
    for (name, time) in times { object[name] = time.json }
    return .object(object)
  }

  package func write(to writer: inout JSONWriter) { writer.write(json) }
}

extension EventRequest {
  /// Takes the texts of dates out of an object, and leaves a date or an instant in each one's place.
  private static func times(
    takenFrom object: inout JSONObject
  ) throws(SchemaError) -> [String: When] {
    var times: [String: When] = [:]
    guard let kind = object["kind"]?.stringValue else { return times }
    for (member, form) in timeMembers[kind] ?? [] {
      guard let text = object[member]?.stringValue else { continue }
      do { times[member] = try When(text: text) } catch { throw error.inside(.member(member)) }
      object[member] = form == .instant ? Instant.distantFuture.json : CivilDate.latest.json
    }
    return times
  }

  /// The members that say when, by the kinds that have some and are recorded on request.
  private static let timeMembers: [String: [(name: String, form: TimeForm)]] = {
    let recorded = EventBody.kinds.filter { $0.nature.isRecordedOnRequest }
    let members = recorded.map { kind in
      (
        kind.kind,
        kind.members.compactMap { member in member.type.timeForm.map { (member.name, $0) } }
      )
    }
    return Dictionary(uniqueKeysWithValues: members.filter { !$0.1.isEmpty })
  }()

  /// The body, its dates read in a context.
  ///
  /// - Throws: `SchemaError` with the path of a text that means no date there.
  package func body(in context: WhenContext) throws(SchemaError) -> EventBody {
    guard !times.isEmpty else { return body }
    var object = JSONObject()
    body.write(into: &object)
    let members = Self.timeMembers[body.kind] ?? []
    // What is known of a firm or a person lies in the past; other instants are those of interviews.
    let use: WhenUse = body.nature == .knowledge ? .happened : .interview
    for (name, time) in times {
      do {
        switch members.first(where: { $0.name == name })?.form {
        case .instant: object[name] = try time.instant(for: use, in: context).json
        case .dateOrInstant: object[name] = try time.deadline(in: context).json
        case .date, nil: object[name] = try time.date(in: context).json
        }
      } catch { throw SchemaError(member: name, error.description) }
    }
    return try EventBody(takingFrom: &object)
  }
}

extension When {
  fileprivate func deadline(in context: WhenContext) throws(WhenError) -> Deadline {
    switch try dateOrInstant(in: context) {
    case .date(let date): .date(date)
    case .instant(let instant): .instant(instant)
    }
  }
}
