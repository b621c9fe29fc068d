package import CivilTime
package import FollowupCore
import Holidays
import JSON

/// The days off of an employer in a year, as they are counted.
package struct HolidayListing: Hashable, Sendable {
  /// A date with what it is called; without names it is the user's own.
  package struct Day: Hashable, Sendable {
    /// A day off, by the employer's calendar.
    package let date: CivilDate
    /// The holidays of that date in the installed list, and what it is called in one that was imported.
    package let names: [String]
    /// Whether every holiday of that date is only expected to fall on it.
    package let isEstimate: Bool
  }

  /// The year that is listed, whole.
  package let year: Int
  /// "England (GB-ENG)", or why there is no list.
  package let source: String
  /// The years that the list covers.
  package let years: ClosedRange<Int>?
  /// The days of the week and the hours that are worked.
  package let hours: String
  /// Whether the list says that its working weekdays are uncertain.
  package let areWorkdaysDoubtful: Bool
  /// In order; those of the settings, too.
  package let days: [Day]

  package init(of calendar: BusinessCalendar, in year: Int) {
    let working = calendar.workingDays
    let list = working.list
    self.year = year
    years = list?.years
    hours = calendar.phrase
    areWorkdaysDoubtful = list?.areWorkdaysDoubtful ?? false
    source =
      if let list {
        "\(list.name) (\(list.region))"
      } else if calendar.region.choice == RegionChoice.none {
        "the region is \"none\""
      } else if let region = calendar.region.choice?.region {
        "no holidays are known for the region \(region)"
      } else {
        "no holidays are known for \(calendar.zone.identifier)"
      }
    let first = CivilDate(year: year, month: 1, day: 1) ?? .earliest
    let length = first.days(until: CivilDate(year: year, month: 12, day: 31) ?? .latest)
    days = (0...length).map { first.adding(days: $0) }.filter(working.isHoliday).map { date in
      let holidays = list?.holidays(on: date) ?? []
      return Day(
        date: date, names: holidays.map(\.name) + [working.titles[date]].compactMap(\.self),
        isEstimate: !holidays.isEmpty && holidays.allSatisfy(\.isEstimate))
    }
  }

  /// Whether the year is one of the list's.
  package var isKnown: Bool { years?.contains(year) ?? false }

  var json: JSONObject {
    [
      "year": .integer(Int64(year)), "source": .string(source), "hours": .string(hours),
      "firstYear": years.map { .integer(Int64($0.lowerBound)) } ?? .null,
      "lastYear": years.map { .integer(Int64($0.upperBound)) } ?? .null,
      "holidays": .array(
        days.map { day in
          .object([
            "date": .string("\(day.date)"), "names": .array(day.names.map(JSONValue.string)),
            "isEstimate": .bool(day.isEstimate),
          ])
        }),
    ]
  }
}
