/// Why a document is not TOML, where, and what would be right in its place.
package struct TOMLError: Error, Sendable, Hashable {
  /// The spot that is wrong.
  package let place: TOMLPlace
  /// One or two full sentences: what is wrong, and what would be right.
  package let message: String

  package init(_ message: String, at place: TOMLPlace) {
    self.place = place
    self.message = message
  }
}

extension TOMLError: CustomStringConvertible {
  /// The place and the message: `line 3, column 14: …`.
  package var description: String { "\(place): \(message)" }
}
