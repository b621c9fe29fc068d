package import CivilTime
package import ControlInterface
package import FollowupCore

extension Session {
  /// Records one event about an application, and shows what became of it.
  ///
  /// - Parameters:
  ///   - name: the application's name or a unique start of it.
  ///   - when: when it happened; nil is now.
  package func record(
    _ body: EventBody, for name: String, at when: When?
  ) throws(CommandError) -> ExitStatus {
    let application = try application(name)
    let at = try instant(when, in: try zone(named: application.zone), direction: .last)
    return try record(EventRequest(application: application.name, at: at, body: body))
  }

  /// Records an event, and shows what became of it.
  package func record(_ event: EventRequest) throws(CommandError) -> ExitStatus {
    try show(.recorded(try call(RecordMethod.self, .init(events: [event]))))
    return .success
  }

  /// The instant that was meant; nil where none was said.
  package func instant(
    _ when: When?, in zone: Zone, direction: When.Direction, takesDates: Bool = true
  ) throws(CommandError) -> Instant? {
    guard let when else { return nil }
    do {
      return try when.instant(now: now, in: zone, direction: direction, takesDates: takesDates)
    } catch {
      throw .usage(error.description)
    }
  }

  /// The instant of a question about one application or all; nil where none was said.
  package func instant(
    _ when: When?, of application: String?
  ) throws(CommandError) -> Instant? {
    guard when != nil else { return nil }
    let zone: Zone =
      if let application { try zone(ofApplication: application) } else { try userZone() }
    return try instant(when, in: zone, direction: .last)
  }
}
