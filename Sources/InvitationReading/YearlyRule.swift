import CivilTime

/// A rule by which a date comes again each year, such as "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH".
struct YearlyRule {
  private let parts: [String: String]
  private let start: CivilDate
  private let until: CivilDate?

  /// - Parameter start: the first date, which says what the rule leaves out.
  /// - Returns: nil for a rule of another kind.
  init?(_ text: String, from start: CivilDate) {
    parts = Dictionary(
      text.uppercased().split(separator: ";").compactMap { part in
        let sides = part.split(separator: "=", maxSplits: 1)
        return sides.count == 2 ? (String(sides[0]), String(sides[1])) : nil
      }, uniquingKeysWith: { first, _ in first })
    guard parts["FREQ"] == "YEARLY" else { return nil }
    self.start = start
    until = parts["UNTIL"].flatMap { try? CalendarValue.moment($0) }?.civil.date
  }

  /// The dates in these years, from the first date on.
  func dates(in years: ClosedRange<Int>) -> [CivilDate] {
    let interval = max(1, parts["INTERVAL"].flatMap { Int($0) } ?? 1)
    let count = parts["COUNT"].flatMap { Int($0) } ?? .max
    let first = count == .max ? max(start.year, years.lowerBound) : start.year
    let last = min(years.upperBound, until?.year ?? years.upperBound)
    guard first <= last else { return [] }
    let all = (first...last).filter { ($0 - start.year).isMultiple(of: interval) }
      .compactMap(date).filter { date in start <= date && until.map { date <= $0 } ?? true }
    return all.prefix(count).filter { years.contains($0.year) }
  }

  private func date(in year: Int) -> CivilDate? {
    let month = parts["BYMONTH"].flatMap { Int($0) } ?? start.month
    guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
    let days = (0..<31).map(first.adding(days:)).filter { $0.month == month }
    let monthDays = parts["BYMONTHDAY"]?.split(separator: ",").compactMap { Int($0) }
    guard let byDay = parts["BYDAY"] else {
      let day = monthDays?.first ?? start.day
      guard day < 0 else { return days.first { $0.day == day } }
      return days.count + day >= 0 ? days[days.count + day] : nil
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
