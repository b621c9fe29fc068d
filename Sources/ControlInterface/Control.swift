/// The interface's name, and what it says of itself.
package enum Control {
  package static let interfaceName = "io.followup.Control"

  /// The version of both programs.
  package static let version = "1.0.0"
}
