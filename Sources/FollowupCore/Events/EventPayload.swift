package import CivilTime
internal import JSON
package import Schema

/// One kind of event: its fields, how it changes an application, and its sentence.
package protocol EventPayload: Shaped {
  /// The kind's name in the log and on the wire.
  static var kind: String { get }
  /// How the kind is recorded, and when it counts.
  static var nature: EventNature { get }

  /// The payload as the body of an event.
  var body: EventBody { get }

  /// What happened, in words, without when: "you sent a check-in to jo by email".
  ///
  /// - Parameter say: how an instant is written.
  func sentence(_ say: (Instant) -> String) -> String

  /// The same if the event names another one; `subject` is a phrase for that one.
  func sentence(about subject: String, _ say: (Instant) -> String) -> String

  /// Applies the event to an application.
  func fold(_ event: Event, into application: inout Application)

  /// The event as the log keeps it: with short names and ids in the place of what the user typed.
  ///
  /// - Throws: `RequestError` if the event contradicts what is recorded.
  func resolved(
    at instant: Instant, in application: Application, by resolver: inout Resolver
  ) throws(RequestError) -> EventBody

  /// What it says, if that is so already and the event would change nothing; nil if it has to be
  /// recorded.
  func saidAlready(at instant: Instant, in situation: Situation) -> String?

  /// The event that it is about, if it names one.
  var subject: EventID? { get }

  /// The short names of the contacts that it mentions.
  var contacts: [String] { get }

  /// The same with other short names of contacts.
  func renamingContacts(_ rename: (String) -> String) -> EventBody

  /// Throws `SchemaError` if a field is missing that a request may leave out but the log may not.
  func checkLogged(application: String) throws(SchemaError)
}

/// How a kind of event is recorded, and when it counts.
package enum EventNature: Sendable {
  /// Something that happened at a time.
  case happening
  /// Something that was arranged, and is known before its time.
  case arrangement
  /// A fact about people or firms; it counts whatever its time.
  case knowledge
  /// An order to the program, given by a method of its own.
  case order
  /// A record of the program's own work.
  case bookkeeping

  /// Whether a client may record it with `Record`, rather than by a method of its own.
  package var isRecordedOnRequest: Bool {
    switch self {
    case .happening, .arrangement, .knowledge: true
    case .order, .bookkeeping: false
    }
  }

  /// Whether a person wants to know when it happened.
  package var happensAtATime: Bool { self == .happening || self == .arrangement }

  /// Whether it is known before its own time.
  var isKnownBeforehand: Bool { self == .arrangement || self == .bookkeeping }
}

extension EventPayload {
  package static var nature: EventNature { .happening }

  package func sentence(about subject: String, _ say: (Instant) -> String) -> String {
    sentence(say)
  }

  package func fold(_ event: Event, into application: inout Application) {}

  package func resolved(
    at instant: Instant, in application: Application, by resolver: inout Resolver
  ) throws(RequestError) -> EventBody { body }

  package func saidAlready(at instant: Instant, in situation: Situation) -> String? { nil }

  package func checkLogged(application: String) throws(SchemaError) {}

  /// None.
  package var subject: EventID? { nil }

  package var contacts: [String] { [] }

  package func renamingContacts(_ rename: (String) -> String) -> EventBody { body }

  /// Reads a payload as a body; see `EventBody`.
  static func body(
    takingFrom fields: inout JSONObject, logged application: String?
  ) throws(SchemaError) -> EventBody {
    let payload = try Self(takingFrom: &fields)
    if let application { try payload.checkLogged(application: application) }
    return payload.body
  }
}
