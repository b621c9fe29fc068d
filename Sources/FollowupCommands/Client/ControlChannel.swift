package import ControlInterface
package import JSON
import Schema

/// A connection to the daemon, one call at a time.
package protocol ControlChannel: AnyObject {
  /// Calls a method and reads its reply.
  ///
  /// - Returns: the reply's parameters.
  /// - Throws: `CommandError.refused` with the daemon's error, or `.unreachable`.
  func call(_ method: String, _ parameters: JSONObject) throws(CommandError) -> JSONObject

  /// Calls a method that answers again and again, until the daemon is done or `handle` says false.
  func monitor(
    _ method: String, _ parameters: JSONObject,
    handle: (JSONObject) throws(CommandError) -> Bool
  ) throws(CommandError)

  /// Limits how long a call may take from here on.
  func limitWait(seconds: Int) throws(CommandError)
}

extension ControlChannel {
  /// Calls a method of the interface.
  ///
  /// - Throws: `CommandError`; `.failed` if the reply is not what the interface says.
  package func call<Method: ControlMethod>(
    _ method: Method.Type, _ request: Method.Request
  ) throws(CommandError) -> Method.Reply {
    try Self.reply(of: method, try call(method.qualifiedName, request.setMembers))
  }

  /// Calls a method of the interface that answers again and again.
  package func monitor<Method: ControlMethod>(
    _ method: Method.Type, _ request: Method.Request,
    handle: (Method.Reply) throws(CommandError) -> Bool
  ) throws(CommandError) {
    try monitor(method.qualifiedName, request.setMembers) { parameters throws(CommandError) in
      try handle(try Self.reply(of: method, parameters))
    }
  }

  private static func reply<Method: ControlMethod>(
    of method: Method.Type, _ parameters: JSONObject
  ) throws(CommandError) -> Method.Reply {
    do { return try Method.Reply(object: parameters) } catch {
      throw .failed(
        "The daemon's reply to \(method.name) is not what this followupctl understands (\(error)). "
          + "Are both of one version? \"systemctl --user restart followupd\" starts the installed one."
      )
    }
  }
}
