/// A method call on the bus.
package struct BusCall: Hashable, Sendable {
  /// The well-known or unique name to call.
  package var destination: String

  /// The object to call.
  package var path: String

  /// The method's interface.
  package var interface: String

  /// The method.
  package var member: String

  /// The method's arguments.
  package var arguments: [BusValue]

  /// Whether the bus may start a program to answer, if the name has no owner.
  package var startsService: Bool

  /// How long to wait for the answer; the largest value waits for as long as the connection stands.
  package var timeoutMicroseconds: UInt64

  /// Creates a call; its time-out, unless given, is D-Bus's usual 25 s.
  package init(
    destination: String, path: String, interface: String, member: String,
    arguments: [BusValue] = [], startsService: Bool = true,
    timeoutMicroseconds: UInt64 = 25_000_000
  ) {
    self.destination = destination
    self.path = path
    self.interface = interface
    self.member = member
    self.arguments = arguments
    self.startsService = startsService
    self.timeoutMicroseconds = timeoutMicroseconds
  }
}
