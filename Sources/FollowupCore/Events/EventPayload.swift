package import CivilTime
internal import JSON
package import Schema

/// What one kind of event says: its fields, what it changes, and how it is told.
package protocol EventPayload: Shaped {
  /// The kind's name in the log and on the wire.
  static var kind: String { get }
  /// What sort of thing the kind is.
  static var nature: EventNature { get }

  /// The payload as the body of an event.
  var body: EventBody { get }

  /// What happened, in words, without when: "you sent a check-in to jo by email".
  ///
  /// - Parameter say: how an instant is written.
  func sentence(_ say: (Instant) -> String) -> String

  /// The same where another event is named, of which `subject` says what it was.
  func sentence(about subject: String, _ say: (Instant) -> String) -> String

  /// Changes an application to what is known after the event.
  func fold(_ event: Event, into application: inout Application)

  /// What the log keeps of a requested event: names are replaced by those of who or what is meant.
  ///
  /// Throws `RequestError` if the event makes no sense.
  func resolved(
    at instant: Instant, in application: Application, by resolver: inout Resolver
  ) throws(RequestError) -> EventBody

  /// The event that it is about, if it names one.
  var subject: EventID? { get }

  /// The short names of the contacts that it mentions.
  var contacts: [String] { get }

  /// The same with other short names of contacts.
  func renamingContacts(_ rename: (String) -> String) -> EventBody

  /// Throws `SchemaError` if a field is missing that a request may leave out but the log may not.
  func checkLogged(application: String) throws(SchemaError)
}

/// What sort of thing a kind of event is.
package enum EventNature: Sendable {
  /// Something that happened at a time.
  case happening
  /// Something that was arranged, and is known before its time.
  case arrangement
  /// What is known of people and firms; when it was learnt says nothing.
  case knowledge
  /// An order to the program, given by a method of its own.
  case order
  /// What the program records of its own work.
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

  package func checkLogged(application: String) throws(SchemaError) {}

  /// None.
  package var subject: EventID? { nil }

  package var contacts: [String] { [] }

  package func renamingContacts(_ rename: (String) -> String) -> EventBody { body }

  /// Reads a payload as a body.
  static func body(takingFrom fields: inout JSONObject) throws(SchemaError) -> EventBody {
    try Self(takingFrom: &fields).body
  }
}
