/// What a user says of an employer's region.
package enum RegionChoice: Hashable, Sendable {
  /// No holidays are to be counted.
  case none
  case region(Region)

  /// Reads "none" or a region's code; nil if the text has neither's form.
  package init?(_ text: String) {
    if text.lowercased() == "none" {
      self = .none
    } else if let region = Region(code: text) {
      self = .region(region)
    } else {
      return nil
    }
  }

  /// The region; nil for none.
  package var region: Region? { if case .region(let region) = self { region } else { nil } }
}

extension RegionChoice: CustomStringConvertible {
  /// "none", or the code.
  package var description: String { region?.code ?? "none" }
}
