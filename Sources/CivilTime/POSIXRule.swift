/// The rule that a zone file gives for the time after its last transition, in the form that POSIX
/// has for the variable `TZ`: standard time, and daylight saving time between two days of each year.
struct POSIXRule: Hashable, Sendable {
  var standard: LocalTimeType
  var daylight: Daylight?

  struct Daylight: Hashable, Sendable {
    var type: LocalTimeType
    var begins: Change
    var ends: Change
  }

  /// When clocks change in each year.
  struct Change: Hashable, Sendable {
    var day: Day
    /// On the clock before the change, from that day's midnight: up to 167 hours before or after.
    var timeSeconds: Int

    /// Seconds from 1970-01-01 00:00 on the clock before the change.
    func localSeconds(year: Int) -> Int64 {
      Int64(day.dayNumber(year: year) * secondsPerDay + timeSeconds)
    }
  }

  /// A day of each year.
  enum Day: Hashable, Sendable {
    /// `Jn`: 1 to 365, where February 29 is never counted.
    case julian(Int)
    /// `n`: 0 to 365, where February 29 is counted.
    case ordinal(Int)
    /// `Mm.w.d`: that weekday, 0 for Sunday, in its first to fourth week of the month, or 5 for the
    /// last.
    case weekday(month: Int, week: Int, weekday: Int)

    /// Days since 1970-01-01.
    func dayNumber(year: Int) -> Int {
      let newYear = Gregorian.dayNumber(year: year, month: 1, day: 1)
      switch self {
      case .julian(let day):
        return newYear + day - 1 + (day >= 60 && Gregorian.isLeap(year: year) ? 1 : 0)
      case .ordinal(let day):
        return newYear + day
      case .weekday(let month, let week, let weekday):
        let first = Gregorian.dayNumber(year: year, month: month, day: 1)
        // Day 0, 1970-01-01, was a Thursday: the fourth after Sunday.
        let firstWeekday = (first + 4) - floorDivide(first + 4, 7) * 7
        let day = (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
        return first + (day < Gregorian.days(inMonth: month, year: year) ? day : day - 7)
      }
    }
  }

  /// The stretch of standard or daylight saving time in which the second lies.
  func segment(at second: Int64) -> ZoneSegment {
    var segment = ZoneSegment(start: .min, end: .max, type: standard)
    guard let daylight else { return segment }
    // Far outside any year that is asked for, and near enough not to overflow below.
    let farthest: Int64 = 1 << 60
    let bounded = min(max(second, -farthest), farthest)
    let year = Gregorian.date(dayNumber: Int(floorDivide(bounded, Int64(secondsPerDay)))).year
    // The times of a change reach a week into the years beside its own. Of two changes at once the
    // later year's stays: that is how a rule says that daylight saving never ends.
    for year in year - 2...year + 2 {
      let begin = daylight.begins.localSeconds(year: year) - Int64(standard.offsetSeconds)
      segment.narrow(around: bounded, changingAt: begin, to: daylight.type)
      let end = daylight.ends.localSeconds(year: year) - Int64(daylight.type.offsetSeconds)
      segment.narrow(around: bounded, changingAt: end, to: standard)
    }
    return segment
  }
}

extension ZoneSegment {
  /// Takes a change into account that may lie between the second and the bounds found so far.
  fileprivate mutating func narrow(
    around second: Int64, changingAt change: Int64, to type: LocalTimeType
  ) {
    if change > second {
      end = min(end, change)
    } else if change >= start {
      start = change
      self.type = type
    }
  }
}
