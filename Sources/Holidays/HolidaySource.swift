/// Where lists of holidays come from: the folder that is installed, or a test's own.
package protocol HolidaySource: Sendable {
  /// The region that is assumed for a zone; nil if the zone belongs to no country with a list.
  func region(ofZone name: String) -> Region?

  /// The list of a region; nil if there is none, or it cannot be read.
  func list(of region: Region) -> RegionHolidays?

  /// The region that a text means.
  func region(named text: String) throws(RegionError) -> Region

  /// All regions that have a list, by their codes.
  func regions() -> [RegionIndex.Named]

  /// Reads everything anew from here on.
  func refresh()

  /// Why lists could not be read, in a sentence; nil if all could that were wanted.
  var problem: String? { get }
}

/// No lists at all: every region is taken, and none has holidays.
package struct NoHolidays: HolidaySource {
  package init() {}

  package func region(ofZone name: String) -> Region? { nil }

  package func list(of region: Region) -> RegionHolidays? { nil }

  package func regions() -> [RegionIndex.Named] { [] }

  package func refresh() {}

  package var problem: String? { nil }

  package func region(named text: String) throws(RegionError) -> Region {
    guard let region = Region(code: text) else { throw RegionError(text: text, suggestions: []) }
    return region
  }
}
