package import CivilTime

/// How sentences say dates and times, the same in every rule.
package enum Phrasing {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// "Wed 25 Nov 2026".
  package static func date(_ date: CivilDate) -> String {
    "\(date.weekday.shortName) \(date.day) \(months[date.month - 1]) \(date.year)"
  }

  /// "Wed 25 Nov 2026 09:00".
  package static func dateAndTime(_ instant: Instant, in zone: Zone) -> String {
    let civil = zone.civil(at: instant)
    return "\(date(civil.date)) \(civil.time)"
  }

  /// "the 1st", "the 22nd".
  package static func ordinal(_ number: Int) -> String {
    let suffix =
      switch (number % 10, number % 100) {
      case (_, 11...13): "th"
      case (1, _): "st"
      case (2, _): "nd"
      case (3, _): "rd"
      default: "th"
      }
    return "\(number)\(suffix)"
  }
}
