import CSystemd

/// A message that came over the bus.
package struct BusMessage: Hashable, Sendable {
  /// The unique name of the connection that sent it; the bus vouches for it.
  package let sender: String?

  /// The object that it comes from; nil in replies.
  package let path: String?

  /// The interface of its member; nil in replies.
  package let interface: String?

  /// The signal's name; nil in replies.
  package let member: String?

  /// What it says.
  package let body: [BusValue]

  /// Reads a whole message, from its beginning.
  init(_ message: OpaquePointer) throws(SystemdError) {
    sender = sd_bus_message_get_sender(message).map { String(cString: $0) }
    path = sd_bus_message_get_path(message).map { String(cString: $0) }
    interface = sd_bus_message_get_interface(message).map { String(cString: $0) }
    member = sd_bus_message_get_member(message).map { String(cString: $0) }
    body = try BusMessageReader.values(of: message)
  }
}
