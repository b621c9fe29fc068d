package import FollowupCore
package import Schema

/// How the applications went, in numbers.
package enum GetFiguresMethod: ControlMethod {
  package static let name = "GetFigures"
  package static let summary = "Returns how the applications went, in numbers."

  package typealias Request = NoParameters

  package struct Reply: Shaped {
    package let userZone: String
    package let figures: Figures

    package init(userZone: String, figures: Figures) {
      self.userZone = userZone
      self.figures = figures
    }

    package static let shape = Shape(
      Self.init,
      Field("userZone", \.userZone, "The user's zone."),
      Field("figures", \.figures, "The numbers."))
  }
}
