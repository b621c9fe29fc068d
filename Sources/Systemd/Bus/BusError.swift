import CSystemd

/// Why a call on the bus was not answered: the other end's refusal, or what the bus says in its stead.
package struct BusError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The error's name, by which to tell errors apart, such as ``noReply``.
  package let name: String

  /// The sender's words, which may be empty.
  package let message: String

  /// Creates an error from its name and the sender's words.
  package init(name: String, message: String) {
    self.name = name
    self.message = message
  }

  /// No answer came in time, or the connection ended first.
  package static let noReply = "org.freedesktop.DBus.Error.NoReply"

  /// The name that was called has no owner, and the call did not ask to start one.
  package static let nameHasNoOwner = "org.freedesktop.DBus.Error.NameHasNoOwner"

  /// The name that was called has no owner, and nothing can be started that would have it.
  package static let serviceUnknown = "org.freedesktop.DBus.Error.ServiceUnknown"

  /// What was called is not there, or does not have such a method. Bus libraries differ in which of the three
  /// they say where a program has a name, and no object yet.
  package static let unknown = [
    "org.freedesktop.DBus.Error.UnknownMethod", "org.freedesktop.DBus.Error.UnknownObject",
    "org.freedesktop.DBus.Error.UnknownInterface",
  ]

  /// The answer could not be read.
  package static let invalidReply = "org.freedesktop.DBus.Error.InconsistentMessage"

  /// A full sentence for the person who reads it.
  package var description: String {
    message.isEmpty
      ? "The call on the bus failed with \(name)."
      : "The call on the bus failed with \(name): \(message)"
  }
}

extension BusError {
  /// Reads the error of a message; nil if it is not an error.
  init?(of message: OpaquePointer) {
    guard sd_bus_message_is_method_error(message, nil) > 0,
      let error = sd_bus_message_get_error(message)?.pointee
    else { return nil }
    self.init(
      name: error.name.map { String(cString: $0) } ?? "org.freedesktop.DBus.Error.Failed",
      message: error.message.map { String(cString: $0) } ?? "")
  }
}
