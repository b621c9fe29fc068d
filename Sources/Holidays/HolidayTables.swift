package import CivilTime
internal import Glibc
internal import Synchronization
package import SystemPackage

/// The lists of holidays in a folder: a file a country, read when a region of it is first wanted.
///
/// What is kept is a few kilobytes a region; the file's content is given back. An update of the
/// folder shows once `refresh` was called.
package final class HolidayTables: Sendable {
  private struct State {
    var defaults: Result<[String: Region], HolidaysError>?
    var lists: [Region: Result<RegionHolidays, HolidaysError>] = [:]
    var regions: [String: Region?] = [:]
  }

  private let folders: [FilePath]
  private let zones: any CountrySource
  private let state = Mutex(State())

  /// The lists in the first of the folders that is there.
  package init(folders: [FilePath], zones: any CountrySource) {
    self.folders = folders
    self.zones = zones
  }

  /// Where the lists of this program are: in the folder that the variable `FOLLOWUP_HOLIDAYS` names,
  /// else where an installed program has them.
  package static func folders(variables: [String: String]) -> [FilePath] {
    if let folder = variables["FOLLOWUP_HOLIDAYS"], !folder.isEmpty { return [FilePath(folder)] }
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let bytes = buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:))
    let program = count > 0 ? FilePath(String(decoding: bytes, as: UTF8.self)) : nil
    return folders(program: program, dataFolders: variables["XDG_DATA_DIRS"])
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

  /// Reads everything anew from here on.
  package func refresh() { state.withLock { $0 = State() } }

  /// Why lists could not be read, the first of it.
  package var problem: String? {
    state.withLock { state in
      if case .failure(let error) = state.defaults { return error.description }
      for list in state.lists.sorted(by: { $0.key.code < $1.key.code }) {
        if case .failure(let error) = list.value { return error.description }
      }
      return nil
    }
  }

  /// The names of all regions, for those who name a wrong one. They are read each time.
  package func index() throws(HolidaysError) -> RegionIndex {
    try RegionIndex.read(installed().appending("regions.toml"))
  }

  /// The regions of zones whose country's own list misleads, by the zone's name.
  private func defaults() throws(HolidaysError) -> [String: Region] {
    if let defaults = state.withLock({ $0.defaults }) { return try defaults.get() }
    let defaults = Result { () throws(HolidaysError) in
      try ListReader(path: installed().appending("zones.toml")).zones()
    }
    state.withLock { $0.defaults = defaults }
    return try defaults.get()
  }

  /// The list of a region.
  package func holidays(in region: Region) throws(HolidaysError) -> RegionHolidays {
    if let list = state.withLock({ $0.lists[region] }) { return try list.get() }
    let list = Result { () throws(HolidaysError) in try read(region) }
    state.withLock { $0.lists[region] = list }
    return try list.get()
  }

  private func read(_ region: Region) throws(HolidaysError) -> RegionHolidays {
    let folder = try installed()
    guard hasList(region.country, in: folder) else {
      throw .noList(country: region.country, folder: folder)
    }
    return try CountryList.read(path(of: region.country, in: folder), for: region)
  }

  private func path(of country: String, in folder: FilePath) -> FilePath {
    folder.appending(country + ".toml")
  }

  private func hasList(_ country: String, in folder: FilePath) -> Bool {
    (try? path(of: country, in: folder).stat()) != nil
  }

  private func installed() throws(HolidaysError) -> FilePath {
    guard let folder = folders.first(where: { (try? $0.stat().type) == .directory }) else {
      throw .notInstalled(lookedIn: folders)
    }
    return folder
  }
}

extension HolidayTables: HolidaySource {
  package func region(ofZone name: String) -> Region? {
    if let region = state.withLock({ $0.regions[name] }) { return region }
    var region: Region?
    if let country = zones.country(ofZone: name), let defaults = try? defaults(),
      let folder = try? installed()
    {
      // A link has its own region before that of its zone: Montreal is not Toronto.
      region =
        defaults[name] ?? defaults[zones.canonicalName(of: name)]
        ?? (hasList(country, in: folder) ? Region(code: country) : nil)
    }
    state.withLock { $0.regions[name] = .some(region) }
    return region
  }

  package func regions() -> [RegionIndex.Named] { (try? index())?.regions ?? [] }

  package func list(of region: Region) -> RegionHolidays? { try? holidays(in: region) }

  package func region(named text: String) throws(RegionError) -> Region {
    if let region = Region(code: text), (try? read(region)) != nil { return region }
    guard let index = try? index() else { return try NoHolidays().region(named: text) }
    return try index.region(named: text)
  }
}
