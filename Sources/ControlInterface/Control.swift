/// The interface's name, and what it says of itself.
package enum Control {
  package static let interfaceName = "io.followup.Control"
}
