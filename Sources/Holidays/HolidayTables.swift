package import CivilTime
internal import Synchronization
package import SystemPackage

/// The lists of holidays in a folder: a file a country, read when a region of it is first wanted.
///
/// What is kept is a few kilobytes a region; the file's content is given back. An update of the
/// folder shows in a new value, not in one that has read the region before.
package final class HolidayTables: Sendable {
  /// What is known of a zone.
  package struct Place: Hashable, Sendable {
    /// The zone as `zone.tab` lists it.
    package let zone: ListedZone
    /// The region whose list is assumed there.
    package let region: Region
  }

  private struct State {
    var index: RegionIndex?
    var lists: [Region: RegionHolidays] = [:]
    var places: [String: Place?] = [:]
  }

  private let folder: FilePath?
  private let lookedIn: [FilePath]
  private let zones: ZoneDatabase
  private let state = Mutex(State())

  /// The lists in the first of the folders that is there.
  package init(folders: [FilePath], zones: ZoneDatabase) {
    folder = folders.first { (try? $0.stat().type) == .directory }
    lookedIn = folders
    self.zones = zones
  }

  /// Where the lists of an installed program are: beside it, as `make install` puts them, else in the
  /// data folders of the system.
  ///
  /// - Parameters:
  ///   - program: the path of the program that runs.
  ///   - dataFolders: the variable `XDG_DATA_DIRS`, if it is set.
  package static func folders(program: FilePath?, dataFolders: String?) -> [FilePath] {
    let prefix = program?.removingLastComponent().removingLastComponent()
    let stated = dataFolders.flatMap { $0.isEmpty ? nil : $0 } ?? "/usr/local/share:/usr/share"
    let shared = stated.split(separator: ":").map { FilePath(String($0)) }.filter(\.isAbsolute)
    return ([prefix?.appending("share")].compactMap(\.self) + shared).map {
      $0.appending("followup").appending("holidays")
    }
  }

  /// The names of all regions.
  package func index() throws(HolidaysError) -> RegionIndex {
    if let index = state.withLock({ $0.index }) { return index }
    let index = try RegionIndex.read(installed().appending("regions.toml"))
    state.withLock { $0.index = index }
    return index
  }

  /// The list of a region.
  package func holidays(in region: Region) throws(HolidaysError) -> RegionHolidays {
    if let list = state.withLock({ $0.lists[region] }) { return list }
    let folder = try installed()
    guard let name = try index().name(of: region) else {
      throw region.isCountry
        ? .noList(country: region.country, folder: folder) : .noRegion(region)
    }
    let path = folder.appending(region.country + ".toml")
    let list = try CountryList.read(path, for: region, called: name)
    state.withLock { $0.lists[region] = list }
    return list
  }

  /// The place of a zone's name, with the region that is assumed there; nil if the zone belongs to no
  /// country, or there is no list for it.
  package func place(ofZone name: String) throws(HolidaysError) -> Place? {
    if let place = state.withLock({ $0.places[name] }) { return place }
    var place: Place?
    if let zone = zones.listedZone(named: name) {
      let index = try index()
      // A link has its own region before that of its zone: Montreal is not Toronto.
      let region = index.defaults[name] ?? index.defaults[zone.name] ?? Region(code: zone.country)
      if let region, index.name(of: region) != nil { place = Place(zone: zone, region: region) }
    }
    state.withLock { $0.places[name] = place }
    return place
  }

  private func installed() throws(HolidaysError) -> FilePath {
    guard let folder else { throw .notInstalled(lookedIn: lookedIn) }
    return folder
  }
}
