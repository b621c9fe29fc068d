import ControlInterface
package import FollowupCore
package import When

extension Session {
  /// Records events about an application, all or none, and shows what became of them.
  ///
  /// - Parameters:
  ///   - name: the application's name or a unique start of it.
  ///   - when: when it happened; nil is now.
  ///   - times: the texts of the bodies' dates, by their members' names.
  package func record(
    _ bodies: EventBody..., for name: String, at when: When?, times: [String: When] = [:]
  ) throws(CommandError) -> ExitStatus {
    try record(bodies, for: name, at: when, times: times)
  }

  /// Records events about an application, as above.
  package func record(
    _ bodies: [EventBody], for name: String, at when: When?, times: [String: When] = [:]
  ) throws(CommandError) -> ExitStatus {
    let events = bodies.map { EventRequest(application: name, at: when, body: $0, times: times) }
    try showOutcome(.recorded(call(RecordMethod.self, .init(events: events))))
    return .success
  }
}
