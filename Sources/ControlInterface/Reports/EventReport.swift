package import CivilTime
package import FollowupCore
package import JSON
package import Schema

/// An event as the log keeps it, under the same names.
package struct EventReport: Shaped {
  package let id: EventID
  package let time: Instant
  package let at: Instant
  package let application: String
  package let employerZone: String
  package let key: String?
  package let subject: String?
  package let undoneBy: EventID?
  let reported: ReportedBody

  package static let typeName = "Event"
  package static let summary = "An event as the log keeps it; its kind says which fields it has."
  package static let shape = Shape(
    Self.init,
    Field("id", \.id, "DEVICE/SEQ."),
    Field("time", \.time, "When it was recorded."),
    Field("at", \.at, "When it happened, or when an interview starts."),
    Field("application", \.application, "The application's name; empty if it is about none."),
    Field(
      "employerZone", \.employerZone,
      "The employer's zone; the user's if it is about no application."),
    Field("key", \.key, "The source's own identity of the event."),
    Field(
      "subject", \.subject,
      "What the event was that it cancels, moves or undoes: \"phone interview of Thu 3 Dec 2026 10:00 EST\"; of a snooze, the interview that the follow-up comes after."
    ),
    Field("undoneBy", \.undoneBy, "The event that undid it; it does not count."),
    Field(within: \.reported))
}

extension EventReport {
  /// - Parameters:
  ///   - employerZone: the employer's zone, by its tz name.
  ///   - subject: what the event was that it names.
  package init(
    _ event: Event, employerZone: String, subject: String? = nil, undoneBy: EventID? = nil
  ) {
    self.init(
      id: event.id, time: event.time, at: event.at, application: event.application,
      employerZone: employerZone,
      key: event.key, subject: subject, undoneBy: undoneBy,
      reported: ReportedBody(body: event.body))
  }

  /// What the event says.
  package var body: EventBody { reported.body }

  /// Members without a value are left out.
  package var json: JSONValue { .object(setMembers) }

  package func write(to writer: inout JSONWriter) {
    writer.writeObject { write(to: &$0, unset: .leftOut) }
  }
}

/// A body in a reply. One that a newer daemon writes in a way unknown here counts as an unknown kind: it
/// must not keep the other events from being read.
struct ReportedBody: SchemaPart {
  let body: EventBody

  init(body: EventBody) { self.body = body }

  static var members: [SchemaMember] { EventBody.members }

  init(takingFrom object: inout JSONObject) throws(SchemaError) {
    let kind = object["kind"]?.stringValue
    do { body = try EventBody(takingFrom: &object) } catch {
      guard let kind else { throw error }
      body = .unknown(kind: kind)
    }
  }

  func write(into object: inout JSONObject, unset: Unset) {
    body.write(into: &object, unset: unset)
  }
}
