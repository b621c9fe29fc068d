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
  private let rule: YearlyRule?
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
    rule = component.text("RRULE").flatMap { YearlyRule($0, from: start.date) }
    dates = component.properties.filter { $0.name == "RDATE" }.flatMap { property in
      property.value.split(separator: ",").compactMap {
        (try? CalendarValue.moment(String($0)))?.civil.date
      }
    }
  }

  /// The dates on which clocks change to it. Before the first year that is counted, the offset of the
  /// one before holds.
  var onsets: [CivilDate] {
    guard let rule else { return [start] + dates }
    let yearly = rule.dates(in: Self.years)
    return (yearly.isEmpty ? [start] : yearly) + dates
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
