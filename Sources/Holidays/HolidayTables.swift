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
    var index: Result<RegionIndex, HolidaysError>?
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
      if case .failure(let error) = state.index { return error.description }
      for list in state.lists.sorted(by: { $0.key.code < $1.key.code }) {
        if case .failure(let error) = list.value { return error.description }
      }
      return nil
    }
  }

  /// The names of all regions.
  package func index() throws(HolidaysError) -> RegionIndex {
    if let index = state.withLock({ $0.index }) { return try index.get() }
    let index = Result { () throws(HolidaysError) in
      try RegionIndex.read(installed().appending("regions.toml"))
    }
    state.withLock { $0.index = index }
    return try index.get()
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
    guard let name = try index().name(of: region) else {
      throw region.isCountry
        ? .noList(country: region.country, folder: folder) : .noRegion(region)
    }
    return try CountryList.read(
      folder.appending(region.country + ".toml"), for: region, called: name)
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
    if let country = zones.country(ofZone: name), let index = try? index() {
      // A link has its own region before that of its zone: Montreal is not Toronto.
      region =
        index.defaults[name] ?? index.defaults[zones.canonicalName(of: name)]
        ?? Region(code: country).flatMap { index.name(of: $0) == nil ? nil : $0 }
    }
    state.withLock { $0.regions[name] = .some(region) }
    return region
  }

  package func list(of region: Region) -> RegionHolidays? { try? holidays(in: region) }

  package func region(named text: String) throws(RegionError) -> Region {
    guard let index = try? index() else { return try NoHolidays().region(named: text) }
    return try index.region(named: text)
  }
}
