internal import CivilTime
package import Schema

/// What is known of an application or of a person; absent fields say nothing.
package protocol Particulars: Shaped {
  /// The fields in words, each after a comma, and the first after a colon.
  var said: String { get }

  /// Changes an application to what is known with them.
  func fold(_ event: Event, into application: inout Application)
}

/// An event that states particulars: the beginning of something, or more about it.
package protocol ParticularsStated: EventPayload {
  associatedtype Stated: Particulars
  /// What is said.
  var fields: Stated { get }

  init(_ fields: Stated)
}

extension ParticularsStated {
  package static var shape: Shape<Self> { Shape(Self.init, Field(within: \.fields)) }

  package func fold(_ event: Event, into application: inout Application) {
    fields.fold(event, into: &application)
  }

  /// Whether an application is the same once the event is recorded.
  func changesNothing(at instant: Instant, in application: Application) -> Bool {
    var changed = application
    let event = Event(
      id: EventID(device: "", sequence: 0), time: .distantFuture, at: instant,
      application: application.name, body: body)
    fold(event, into: &changed)
    return changed == application
  }
}
