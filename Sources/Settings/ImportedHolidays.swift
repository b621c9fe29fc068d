package import CivilTime
internal import FollowupCore
package import Holidays
package import SystemPackage
internal import TOML

/// Days off out of a calendar that was imported: under one name, with one title.
package struct ImportedHoliday: Hashable, Sendable {
  /// "*", a zone or a region.
  package let name: String
  /// What the days are called.
  package let title: String
  /// The days.
  package let dates: Set<CivilDate>
  /// The file that they stand in.
  let file: String
  /// Their line in it, from 1.
  let line: Int

  /// As the settings in force show it.
  var inForce: SettingInForce {
    SettingInForce(
      key: SettingKey.shown(["holidays", name, title]), value: Settings.list(dates),
      origin: .file(file, line: line))
  }
}

extension Locations {
  /// The name of the file of imported holidays.
  package static let importedName: FilePath.Component = "imported-holidays.toml"

  /// The file of imported holidays that belongs to a configuration file. `followupctl` writes it, so
  /// that the user's own file stays as it is.
  package static func importedHolidays(beside configuration: FilePath) -> FilePath {
    configuration.removingLastComponent().appending(importedName)
  }
}

extension Settings {
  /// Reads a configuration and the holidays that were imported beside it.
  ///
  /// - Parameters:
  ///   - bytes: the configuration; nil for the defaults.
  ///   - imported: the imported holidays; nil if none were.
  /// - Returns: the settings, or all that is wrong in either file.
  package static func read(
    _ bytes: [UInt8]?, file: String, imported: [UInt8]?, importedFile: String,
    zones: any ZoneSource, holidays: any HolidaySource = NoHolidays()
  ) -> (settings: Settings?, diagnostics: [Diagnostic]) {
    var (settings, diagnostics): (Settings?, [Diagnostic]) = (Settings(), [])
    if let bytes {
      (settings, diagnostics) = read(bytes, file: file, zones: zones, holidays: holidays)
    }
    guard let imported else { return (settings, diagnostics) }
    let read = ImportedHolidays.read(imported, file: importedFile, zones: zones, holidays: holidays)
    diagnostics += read.diagnostics
    guard diagnostics.isEmpty, var settings else { return (nil, diagnostics) }
    settings.imported = read.holidays
    for holiday in read.holidays {
      for date in holiday.dates {
        settings.policy.holidays.add(date, called: holiday.title, under: holiday.name)
      }
    }
    return (settings, [])
  }
}

/// The file of imported holidays: below the name of a zone or a region, or "*", a title a line, with its
/// dates.
package enum ImportedHolidays {
  /// Reads the file.
  ///
  /// - Returns: its days, and all that is wrong with it.
  package static func read(
    _ bytes: [UInt8], file: String, zones: any ZoneSource, holidays: any HolidaySource
  ) -> (holidays: [ImportedHoliday], diagnostics: [Diagnostic]) {
    var reader = SettingsReader(file: file, zones: zones, holidays: holidays)
    var found: [ImportedHoliday] = []
    do {
      for entry in try TOMLDocument.parse(bytes).entries {
        guard let name = reader.name(of: entry, in: SettingKey.dateTables[0]) else { continue }
        guard case .table(let table) = entry.value.kind else {
          reader.report(
            .type, at: entry.keyPlace,
            "\(Quotation.string(entry.key)) has to be a table: titles, each with its dates.")
          continue
        }
        for row in table.entries {
          reader.accept(row, as: row.key) { (_, _) throws(Rejection) in
            found.append(
              ImportedHoliday(
                name: name, title: row.key, dates: try SettingsReader.dates(row.value), file: file,
                line: row.keyPlace.line))
          }
        }
      }
    } catch {
      reader.report(.syntax, at: error.place, error.message)
    }
    return (found, reader.diagnostics)
  }

  /// The file's text.
  package static func text(of holidays: [ImportedHoliday]) -> String {
    var text = """
      # Written by "followupctl holidays import": days off out of calendars. You may take lines out.

      """
    for name in Set(holidays.map(\.name)).sorted() {
      text += "\n[\(Quotation.key(name))]\n"
      let rows = Dictionary(grouping: holidays.filter { $0.name == name }, by: \.title)
      for (title, rows) in rows.sorted(by: { $0.key < $1.key }) {
        let dates = rows.reduce(into: Set<CivilDate>()) { $0.formUnion($1.dates) }
        text += "\(Quotation.key(title)) = \(Settings.list(dates))\n"
      }
    }
    return text
  }

  /// The days with others added, and which dates are new under the name.
  package static func adding(
    _ days: [(title: String, date: CivilDate)], under name: String, to holidays: [ImportedHoliday]
  ) -> (holidays: [ImportedHoliday], newDates: Set<CivilDate>) {
    let known = holidays.filter { $0.name == name }.reduce(into: Set()) { $0.formUnion($1.dates) }
    var new: [ImportedHoliday] = []
    var seen = known
    for day in days where seen.insert(day.date).inserted {
      new.append(
        ImportedHoliday(name: name, title: day.title, dates: [day.date], file: "", line: 0))
    }
    return (holidays + new, seen.subtracting(known))
  }
}
