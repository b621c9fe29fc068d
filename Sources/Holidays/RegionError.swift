internal import TOML

/// Why a text is not a region. Its description is a full sentence, and says what could be meant.
package struct RegionError: Error, Sendable {
  /// What was given.
  package let text: String
  /// What could be meant, best first; empty if nothing is near.
  package let suggestions: [RegionIndex.Named]
}

extension RegionError: CustomStringConvertible {
  private static let maximumSuggestions = 60

  package var description: String {
    let named = suggestions.prefix(Self.maximumSuggestions).map { "\($0.region) (\($0.name))" }
    let wrong = "\(Quotation.string(text)) is not a region with a list of holidays"
    switch named.count {
    case 0:
      return "\(wrong). A region is an ISO 3166-2 code such as DE-BY, a country's code such as DE, "
        + "or none."
    case 1: return "\(wrong). Perhaps \(named[0]) is meant."
    default: return "\(wrong). Perhaps one of these is meant: \(named.joined(separator: ", "))."
    }
  }
}
