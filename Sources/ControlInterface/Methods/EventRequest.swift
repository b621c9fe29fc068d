package import CivilTime
package import FollowupCore
package import JSON
package import Schema

/// An event that a client asks to have recorded, under the log's names.
package struct EventRequest: Shaped {
  package let application: String
  package let at: Instant?
  package let key: String?
  package let body: EventBody

  package init(application: String, at: Instant? = nil, key: String? = nil, body: EventBody) {
    self.application = application
    self.at = at
    self.key = key
    self.body = body
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
    Self.init,
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
    try self.init(takingFrom: &rest)
    if case .unknown(let kind) = body {
      throw SchemaError(member: "kind", "is \"\(kind)\", which is not a kind of event")
    }
    if let name = rest.keys.first {
      throw SchemaError(member: name, "is not a field of \"\(body.kind)\"")
    }
  }

  /// Members without a value are left out.
  package var json: JSONValue { .object(setMembers) }
}
