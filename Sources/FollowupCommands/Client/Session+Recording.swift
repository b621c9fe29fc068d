import ControlInterface
package import FollowupCore
package import When

extension Session {
  /// Records one event about an application, and shows what became of it.
  ///
  /// - Parameters:
  ///   - name: the application's name or a unique start of it.
  ///   - when: when it happened; nil is now.
  ///   - times: the texts of the body's dates, by their members' names.
  package func record(
    _ body: EventBody, for name: String, at when: When?, times: [String: When] = [:]
  ) throws(CommandError) -> ExitStatus {
    let event = EventRequest(application: name, at: when, body: body, times: times)
    try showOutcome(.recorded(call(RecordMethod.self, .init(events: [event]))))
    return .success
  }
}
