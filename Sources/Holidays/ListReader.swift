internal import CivilTime
internal import Ground
internal import SystemPackage
internal import TOML

/// Reads one file of the lists. It takes nothing that the generator does not write, so that an error
/// in a list is found where it stands rather than in a window that opens on the wrong day.
struct ListReader {
  /// The largest list has 30 kB.
  static let maximumBytes = 256 * 1024

  let path: FilePath

  /// The file's content as TOML.
  ///
  /// - Parameter isWanted: whether a section is looked at, by the line of its header. The rest costs
  ///   neither time nor memory.
  func table(
    keeping isWanted: (ArraySlice<UInt8>) -> Bool = { _ in true }
  ) throws(HolidaysError) -> TOMLTable {
    let bytes = Self.emptied(try content(), keeping: isWanted)
    do {
      return try TOMLDocument.parse(bytes)
    } catch {
      throw damaged(error.place, error.message)
    }
  }

  /// The same lines, with nothing in those of sections that are not wanted.
  private static func emptied(
    _ bytes: [UInt8], keeping isWanted: (ArraySlice<UInt8>) -> Bool
  ) -> [UInt8] {
    var kept: [UInt8] = []
    var isKept = true
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.first == UInt8(ascii: "[") { isKept = isWanted(line) }
      if isKept { kept += line }
      kept.append(UInt8(ascii: "\n"))
    }
    return kept
  }

  private func content() throws(HolidaysError) -> [UInt8] {
    do {
      return try path.content(limitBytes: Self.maximumBytes)
    } catch {
      switch error {
      case .unreadable(let errno): throw .unreadable(path, errno)
      case .notRegular: throw .unreadable(path, .invalidArgument)
      case .tooLong: throw .tooLarge(path, maximumBytes: Self.maximumBytes)
      }
    }
  }

  // MARK: Values

  func string(_ entry: TOMLTable.Entry) throws(HolidaysError) -> String {
    guard case .string(let text) = entry.value.kind else {
      throw wrong(entry.value, "a string", in: entry.key)
    }
    return text
  }

  func boolean(_ entry: TOMLTable.Entry) throws(HolidaysError) -> Bool {
    guard case .boolean(let value) = entry.value.kind else {
      throw wrong(entry.value, "true or false", in: entry.key)
    }
    return value
  }

  func table(_ entry: TOMLTable.Entry) throws(HolidaysError) -> TOMLTable {
    guard case .table(let table) = entry.value.kind else {
      throw wrong(entry.value, "a table", in: entry.key)
    }
    return table
  }

  func array(_ entry: TOMLTable.Entry) throws(HolidaysError) -> [TOMLValue] {
    guard case .array(let elements) = entry.value.kind, !elements.isEmpty else {
      throw wrong(entry.value, "an array that is not empty", in: entry.key)
    }
    return elements
  }

  func region(_ text: String, at place: TOMLPlace) throws(HolidaysError) -> Region {
    guard let region = Region(code: text), region.code == text else {
      throw damaged(place, "\(Quotation.string(text)) is not a region's code such as \"DE-BY\".")
    }
    return region
  }

  /// The file as a table of zones with their regions.
  func zones() throws(HolidaysError) -> [String: Region] {
    var zones: [String: Region] = [:]
    for entry in try table().entries {
      guard entry.key == "zones" else { throw unknown(entry, known: "zones") }
      for entry in try table(entry).entries {
        zones[entry.key] = try region(string(entry), at: entry.value.place)
      }
    }
    return zones
  }

  func unknown(_ entry: TOMLTable.Entry, known: String) -> HolidaysError {
    damaged(entry.keyPlace, "\(Quotation.key(entry.key)) cannot stand here; \(known) can.")
  }

  func wrong(_ value: TOMLValue, _ wanted: String, in key: String) -> HolidaysError {
    damaged(value.place, "\(Quotation.key(key)) has \(value.kind.name); it takes \(wanted).")
  }

  func damaged(_ place: TOMLPlace, _ message: String) -> HolidaysError {
    .damaged(path, line: place.line, column: place.column, message: message)
  }
}
