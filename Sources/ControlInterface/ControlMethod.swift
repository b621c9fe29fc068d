/// A method of the interface.
package protocol ControlMethod {
  associatedtype Request: WireObject
  associatedtype Reply: WireObject

  /// Its name within the interface.
  static var name: String { get }
}

extension ControlMethod {
  /// Its name with the interface's before it, as a call carries it.
  package static var qualifiedName: String { "\(Control.interfaceName).\(name)" }
}
