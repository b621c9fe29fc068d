package import CivilTime
package import Schema
package import When

/// Lets the next mail through that the rules would stop.
package enum AllowMailMethod: ControlMethod {
  package static let name = "AllowMail"
  package static let summary = """
    Lets the next mail through that the rules would stop, if it goes before an instant. The permission
    is lost if the daemon ends.
    """

  package struct Request: Shaped {
    package let until: When

    package init(until: When) { self.until = until }

    package static let shape = Shape(
      Self.init, Field("until", \.until, "How long the permission holds."))
  }

  package struct Reply: Shaped {
    package let until: Instant
    package let userZone: String

    package init(until: Instant, userZone: String) {
      self.until = until
      self.userZone = userZone
    }

    package static let shape = Shape(
      Self.init,
      Field("until", \.until, "How long the permission holds."),
      Field("userZone", \.userZone, "The user's zone."))
  }
}
