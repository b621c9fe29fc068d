import CivilTime
import Holidays
import SystemPackage
import TestSupport
import Testing

/// The lists that are shipped, and tables of facts about them.
enum Shipped {
  private static let here = FilePath(#filePath).removingLastComponent()

  /// The folder `config/holidays` of the source tree.
  static let folder = here.removingLastComponent().removingLastComponent()
    .appending("config").appending("holidays")

  static let tables = HolidayTables(folders: [folder], zones: ZoneDatabase())

  /// The list of a region by its code.
  static func list(_ code: String) throws -> RegionHolidays {
    try tables.holidays(in: try #require(Region(code: code)))
  }

  /// The working days of an employer there.
  static func workingDays(_ code: String) throws -> WorkingDays {
    let list = try list(code)
    return WorkingDays(weekdays: list.workdays, list: list)
  }

  /// The lines of a table in the folder of the tests, each with its fields.
  static func rows(_ name: String) throws -> [[String]] {
    let text = try here.appending("Tables").appending(name).text()
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
      $0.split(separator: "\t").map(String.init)
    }
  }
}

/// A date of a literal.
func date(_ text: String) -> CivilDate { try! CivilDate(iso8601: text) }
