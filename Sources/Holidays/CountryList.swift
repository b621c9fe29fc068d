internal import CivilTime
internal import SystemPackage
internal import TOML

/// The file of one country, read for one of its regions.
struct CountryList {
  /// What a section of the file says: the country's own, or a region's.
  private struct Section {
    var workdays: Set<Weekday>?
    var areWorkdaysDoubtful: Bool?
    var days: [RegionHolidays.Day] = []
    /// What the country has and the region does not: days since 1970-01-01.
    var removed: Set<Int32> = []
  }

  /// No list has more days, however many names and years it has.
  private static let maximumDays = 20_000
  private static let datesForm = "dates, or days of every year such as \"12-25\""
  private static let usualWorkdays: Set<Weekday> = [
    .monday, .tuesday, .wednesday, .thursday, .friday,
  ]

  private let reader: ListReader
  private let region: Region
  private var name: String?
  private var years = 0...0
  private var names: [String] = []
  private var national = Section()

  /// Reads the file, but for what is other regions'.
  ///
  /// - Throws: `HolidaysError.noRegion` if the file does not name the region.
  static func read(
    _ path: FilePath, for region: Region
  ) throws(HolidaysError) -> RegionHolidays {
    var list = CountryList(reader: ListReader(path: path), region: region)
    let regional = try list.sections()
    let removed = regional.removed
    guard let name = list.name else { throw .noRegion(region) }
    return RegionHolidays(
      region: region, name: name, years: list.years,
      workdays: regional.workdays ?? list.national.workdays ?? usualWorkdays,
      areWorkdaysDoubtful: regional.areWorkdaysDoubtful ?? list.national.areWorkdaysDoubtful
        ?? false,
      names: list.names,
      days: list.national.days.filter { !removed.contains($0.number) } + regional.days)
  }

  private init(reader: ListReader, region: Region) {
    self.reader = reader
    self.region = region
  }

  /// Reads the country's own section, and returns the region's.
  private mutating func sections() throws(HolidaysError) -> Section {
    let ours = "[region.\(region.subdivision ?? "")"
    let table = try reader.table { header in
      !header.starts(with: "[region.".utf8) || header.starts(with: (ours + "]").utf8)
        || header.starts(with: (ours + ".").utf8)
    }
    try readHead(table)
    var regional = Section()
    for entry in table.entries {
      switch entry.key {
      case "country", "years": break
      case "name": if region.isCountry { name = try reader.string(entry) }
      case "names":
        for part in try reader.table(entry).entries {
          let (code, called) = (try self.code(of: part), try reader.string(part))
          if code == region { name = called }
        }
      case "workdays": national.workdays = try workdays(entry)
      case "workdays_doubtful": national.areWorkdaysDoubtful = try reader.boolean(entry)
      case "national": national.days = try section(reader.table(entry)).days
      case "region":
        for part in try reader.table(entry).entries {
          regional = try section(reader.table(part))
        }
      default:
        throw reader.unknown(
          entry, known: "country, name, years, workdays, names, national or region")
      }
    }
    return regional
  }

  private func code(of part: TOMLTable.Entry) throws(HolidaysError) -> Region {
    try reader.region(region.country + "-" + part.key, at: part.keyPlace)
  }

  private mutating func readHead(_ table: TOMLTable) throws(HolidaysError) {
    let start = TOMLPlace(line: 1, column: 1)
    guard let country = table.entries.first(where: { $0.key == "country" }),
      let span = table.entries.first(where: { $0.key == "years" }), table["national"] != nil
    else { throw reader.damaged(start, "The list needs country, years and [national].") }
    guard try reader.string(country) == region.country else {
      throw reader.damaged(country.value.place, "The list of \(region.country) says so in country.")
    }
    let bounds = try reader.array(span).map { (value) throws(HolidaysError) -> Int in
      guard case .integer(let year) = value.kind, (1...9999).contains(year) else {
        throw reader.wrong(value, "the first and the last year", in: "years")
      }
      return Int(year)
    }
    guard bounds.count == 2, bounds[0] <= bounds[1], bounds[1] - bounds[0] < 100 else {
      throw reader.wrong(span.value, "the first and the last year", in: "years")
    }
    years = bounds[0]...bounds[1]
  }

  /// Reads a table of names with their dates, and what else may stand among them.
  private mutating func section(
    _ table: TOMLTable, areEstimates: Bool = false
  ) throws(HolidaysError) -> Section {
    var section = Section()
    for entry in table.entries {
      switch entry.key {
      case "not" where !areEstimates: section.removed = Set(try numbers(entry))
      case "workdays" where !areEstimates: section.workdays = try workdays(entry)
      case "workdays_doubtful" where !areEstimates:
        section.areWorkdaysDoubtful = try reader.boolean(entry)
      case "estimated" where !areEstimates:
        section.days += try self.section(reader.table(entry), areEstimates: true).days
      default:
        // No file of that size has more names.
        let name = UInt16(names.count)
        section.days += try numbers(entry).map {
          RegionHolidays.Day(number: $0, name: name, isEstimate: areEstimates)
        }
        names.append(entry.key)
        guard section.days.count <= Self.maximumDays else {
          throw reader.damaged(entry.keyPlace, "No list has more than \(Self.maximumDays) days.")
        }
      }
    }
    return section
  }

  private func workdays(_ entry: TOMLTable.Entry) throws(HolidaysError) -> Set<Weekday> {
    var days: Set<Weekday> = []
    for value in try reader.array(entry) {
      guard case .string(let text) = value.kind, let day = Weekday(named: text) else {
        throw reader.wrong(value, "days of the week such as \"mon\"", in: entry.key)
      }
      days.insert(day)
    }
    return days
  }

  /// The dates of an entry: each is a date, or "12-25" for that day in each of the years.
  private func numbers(_ entry: TOMLTable.Entry) throws(HolidaysError) -> [Int32] {
    var numbers: [Int32] = []
    for value in try reader.array(entry) {
      switch value.kind {
      case .localDate(let date):
        guard years.contains(date.year),
          let date = CivilDate(year: date.year, month: date.month, day: date.day)
        else {
          let span = "dates from \(years.lowerBound) to \(years.upperBound)"
          throw reader.wrong(value, span, in: entry.key)
        }
        numbers.append(Int32(date.dayNumber))
      case .string(let text):
        for year in years {
          guard text.utf8.count == 5, let date = try? CivilDate(iso8601: "\(year)-\(text)") else {
            throw reader.wrong(value, Self.datesForm, in: entry.key)
          }
          numbers.append(Int32(date.dayNumber))
        }
      default: throw reader.wrong(value, Self.datesForm, in: entry.key)
      }
    }
    return numbers
  }
}
