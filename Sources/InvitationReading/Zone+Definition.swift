import CivilTime

extension Zone {
  /// The zone that a VTIMEZONE defines; nil if it has no offset that can be read.
  convenience init?(identifier: String, defined definition: CalendarComponent) {
    let observances = definition.components.compactMap(Observance.init)
    guard let first = observances.min(by: { $0.start.dayNumber < $1.start.dayNumber }) else {
      return nil
    }
    var changes: [(second: Int64, offsetSeconds: Int)] = []
    for observance in observances {
      for onset in observance.onsets {
        let second = Int64(onset.dayNumber) * 86_400 + Int64(observance.clock - observance.from)
        changes.append((second, observance.to))
      }
    }
    changes.sort { $0.second < $1.second }
    self.init(identifier: identifier, firstOffsetSeconds: first.from, changes: changes)
  }
}

/// A STANDARD or DAYLIGHT of a VTIMEZONE: an offset, and when clocks change to it.
private struct Observance {
  let from: Int
  let to: Int
  let start: CivilDate
  /// The time of day of each change, in seconds.
  let clock: Int
  private let rule: [String: String]
  private let dates: [CivilDate]

  /// The years for which changes are counted: no interview is outside of them.
  private static let years = 1990...2060

  init?(_ component: CalendarComponent) {
    guard let from = component.text("TZOFFSETFROM").flatMap(CalendarValue.offsetSeconds),
      let to = component.text("TZOFFSETTO").flatMap(CalendarValue.offsetSeconds),
      let start = component.text("DTSTART").flatMap({ try? CalendarValue.moment($0) })?.civil
    else { return nil }
    self.from = from
    self.to = to
    self.start = start.date
    clock = start.time.secondsSinceMidnight
    rule = Dictionary(
      (component.text("RRULE") ?? "").uppercased().split(separator: ";").compactMap { part in
        let sides = part.split(separator: "=", maxSplits: 1)
        return sides.count == 2 ? (String(sides[0]), String(sides[1])) : nil
      }, uniquingKeysWith: { first, _ in first })
    dates = component.properties.filter { $0.name == "RDATE" }.flatMap { property in
      property.value.split(separator: ",").compactMap {
        (try? CalendarValue.moment(String($0)))?.civil.date
      }
    }
  }

  /// The dates on which clocks change to it.
  var onsets: [CivilDate] {
    guard rule["FREQ"] == "YEARLY" else { return [start] + dates }
    let until = rule["UNTIL"].flatMap { try? CalendarValue.moment($0) }?.civil.date
    let last = min(Self.years.upperBound, until?.year ?? Self.years.upperBound)
    let first = max(start.year, Self.years.lowerBound)
    guard first <= last else { return [start] + dates }
    let yearly = (first...last).compactMap(onset).filter { date in
      start <= date && until.map { date <= $0 } ?? true
    }
    // Before the first year that is counted, the offset of the one before holds.
    return yearly + dates
  }

  private func onset(in year: Int) -> CivilDate? {
    let month = rule["BYMONTH"].flatMap { Int($0) } ?? start.month
    guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
    let days = (0..<31).map(first.adding(days:)).filter { $0.month == month }
    let monthDays = rule["BYMONTHDAY"]?.split(separator: ",").compactMap { Int($0) }
    guard let byDay = rule["BYDAY"] else {
      let day = monthDays?.first ?? start.day
      return day > 0 ? days.first { $0.day == day } : days.dropLast(-day - 1).last
    }
    guard let weekday = Weekday(calendarCode: byDay.suffix(2)) else { return nil }
    let matching = days.filter { date in
      date.weekday == weekday && (monthDays?.contains(date.day) ?? true)
    }
    let place = Int(byDay.dropLast(2)) ?? 1
    let index = place > 0 ? place - 1 : matching.count + place
    return matching.indices.contains(index) ? matching[index] : nil
  }
}

extension Weekday {
  /// "MO" to "SU".
  fileprivate init?(calendarCode code: Substring) {
    let codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
    guard let index = codes.firstIndex(of: String(code)) else { return nil }
    self = Weekday.allCases[index]
  }
}

extension CalendarValue.Moment {
  /// What calendar and clock show; a date's midnight.
  var civil: CivilDateTime {
    switch self {
    case .date(let date): CivilDateTime(date: date, time: .midnight)
    case .local(let civil), .utc(let civil): civil
    }
  }
}
