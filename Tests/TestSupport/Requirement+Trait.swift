// A release links the Swift runtime statically, and there is no Testing to be linked so. This target
// is no part of a release, but is compiled where everything is.
#if canImport(Testing)
  package import Testing

  /// A requirement is not met where all have to be.
  package struct RequirementUnmet: Error, CustomStringConvertible {
    package let description: String
  }

  extension Trait where Self == ConditionTrait {
    /// Skips a test where something it needs is lacking, and says what. Where `CI` is `true` nothing
    /// may be lacking, and the test fails.
    package static func requires(_ requirements: Requirement...) -> Self {
      let lacking = requirements.compactMap(\.lacking)
      let comment = Comment(rawValue: lacking.joined(separator: " "))
      return .enabled(comment) {
        guard !lacking.isEmpty, variable("CI") == "true" else { return lacking.isEmpty }
        throw RequirementUnmet(description: "With CI=true nothing may be lacking. \(comment)")
      }
    }
  }
#endif
