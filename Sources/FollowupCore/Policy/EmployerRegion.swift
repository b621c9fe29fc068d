package import Holidays

/// The region whose holidays an employer keeps, and who said so.
package struct EmployerRegion: Hashable, Sendable {
  /// Where a region comes from.
  package enum Origin: String, CaseIterable, Hashable, Sendable {
    /// It was recorded with the application.
    case recorded
    /// It is that of the settings.
    case setting
    /// It follows from the employer's zone.
    case assumed
  }

  /// What was chosen; nil if nothing was, and nothing follows from the zone.
  package let choice: RegionChoice?
  /// What decided the choice.
  package let origin: Origin
  /// What follows from the zone; nil if it belongs to no country with a list.
  package let assumed: Region?

  /// The region of an employer in a zone.
  ///
  /// - Parameters:
  ///   - recorded: what was recorded with the application.
  ///   - setting: what the settings say. It holds if its country is the zone's; "none" always does.
  ///   - assumed: what follows from the zone.
  package init(recorded: RegionChoice?, setting: RegionChoice?, assumed: Region?) {
    self.assumed = assumed
    if let recorded {
      (choice, origin) = (recorded, .recorded)
    } else if let setting, setting == .none || setting.region?.country == assumed?.country {
      (choice, origin) = (setting, .setting)
    } else {
      (choice, origin) = (assumed.map { .region($0) }, .assumed)
    }
  }

  /// The region chosen; nil if no holidays are counted.
  package var region: Region? { choice?.region }

  /// Whether the region lies in another country than the zone.
  package var isElsewhere: Bool {
    guard let region, let assumed else { return false }
    return region.country != assumed.country
  }
}
