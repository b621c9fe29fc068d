package import Schema

/// A method of the interface.
package protocol ControlMethod: Sendable {
  /// The parameters of a call.
  associatedtype Request: Shaped
  /// The parameters of a reply.
  associatedtype Reply: Shaped

  /// Its name within the interface.
  static var name: String { get }
  /// What it does, for the interface's description.
  static var summary: String { get }
}

extension ControlMethod {
  /// Its name with the interface's before it, as a call carries it.
  package static var qualifiedName: String { "\(Control.interfaceName).\(name)" }
}

/// The parameters of a method that takes none.
package struct NoParameters: Shaped {
  package init() {}

  package static let shape = Shape(Self.init)
}
