/// The interface's name, where it is served, and what it says of itself.
package enum Control {
  package static let interfaceName = "io.followup.Control"

  /// The socket, under the user's runtime directory.
  package static let socketName = "followup/io.followup.Control"
}
