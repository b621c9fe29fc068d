package import CivilTime

/// How sentences say dates and times, the same in every rule.
package enum Phrasing {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// "Wed 25 Nov 2026".
  package static func date(_ date: CivilDate) -> String {
    "\(day(date)) \(date.year)"
  }

  /// "Wed 25 Nov".
  private static func day(_ date: CivilDate) -> String {
    "\(date.weekday.shortName) \(date.day) \(months[date.month - 1])"
  }

  /// "Wed 25 Nov 2026 09:00 EST".
  package static func dateAndTime(_ instant: Instant, in zone: Zone) -> String {
    let civil = zone.civil(at: instant)
    return "\(date(civil.date)) \(time(civil.time)) \(zone.abbreviation(at: instant))"
  }

  /// "Wed 25 Nov 2026 09:00 EST (Wed 15:00 CET your time)"; without the user's clock if it is the same.
  package static func dateAndTime(
    _ instant: Instant, in zone: Zone, and userZone: Zone
  ) -> String {
    let text = dateAndTime(instant, in: zone)
    let (there, here) = (zone.civil(at: instant), userZone.civil(at: instant))
    guard there != here else { return text }
    let name = userZone.abbreviation(at: instant)
    return "\(text) (\(here.date.weekday.shortName) \(time(here.time)) \(name) your time)"
  }

  /// "Wed 25 Nov 15:00 CET": the user's own clock without the year, for what is near.
  package static func nearTime(_ instant: Instant, in userZone: Zone) -> String {
    let civil = userZone.civil(at: instant)
    return "\(day(civil.date)) \(time(civil.time)) \(userZone.abbreviation(at: instant))"
  }

  /// "Wed 25 Nov 15:00 CET (09:00 EST there)"; without the employer's clock if it is the same.
  package static func nearTime(
    _ instant: Instant, in userZone: Zone, and zone: Zone
  ) -> String {
    let text = nearTime(instant, in: userZone)
    let (here, there) = (userZone.civil(at: instant), zone.civil(at: instant))
    guard here != there else { return text }
    let day = here.date == there.date ? "" : "\(there.date.weekday.shortName) "
    return "\(text) (\(day)\(time(there.time)) \(zone.abbreviation(at: instant)) there)"
  }

  /// "09:00": no one says seconds.
  private static func time(_ time: TimeOfDay) -> String {
    String(time.description.prefix(5))
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
