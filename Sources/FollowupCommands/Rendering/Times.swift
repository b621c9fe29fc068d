package import CivilTime
private import FollowupCore

/// Says instants as a person would: in a zone, and seen from now.
package struct Times {
  package var now: Instant
  package let userZone: Zone

  package init(now: Instant, userZone: Zone) {
    self.now = now
    self.userZone = userZone
  }

  /// "Wed 25 Nov 09:00 EST", with the year where it is not this one.
  func short(_ instant: Instant, in zone: Zone) -> String {
    let civil = zone.civil(at: instant)
    var date = Phrasing.date(civil.date)
    if civil.date.year == zone.date(at: now).year { date = String(date.dropLast(5)) }
    return "\(date) \(civil.time) \(zone.abbreviation(at: instant))"
  }

  /// "Fri 20 Nov 2026 15:00 EST (America/New_York)".
  func full(_ instant: Instant, in zone: Zone) -> String {
    let abbreviation = zone.abbreviation(at: instant)
    return "\(Phrasing.dateAndTime(instant, in: zone)) \(abbreviation) (\(zone.identifier))"
  }

  /// "Wed 25 Nov 09:00 EST (15:00 CET your time)": the employer's time, and the user's where it is
  /// another.
  func both(_ instant: Instant, in zone: Zone) -> String {
    short(instant, in: zone) + yours(instant, in: zone)
  }

  /// As `both`, and how far away that is: ", in 3 days".
  func bothAndRelative(_ instant: Instant, in zone: Zone) -> String {
    "\(both(instant, in: zone)), \(relative(instant, in: zone))"
  }

  private func yours(_ instant: Instant, in zone: Zone) -> String {
    guard userZone.offsetSeconds(at: instant) != zone.offsetSeconds(at: instant) else { return "" }
    let (theirs, mine) = (zone.civil(at: instant), userZone.civil(at: instant))
    let day = theirs.date == mine.date ? "" : Phrasing.date(mine.date).dropLast(5) + " "
    return " (\(day)\(mine.time) \(userZone.abbreviation(at: instant)) your time)"
  }

  /// "in 3 days", "tomorrow", "2 hours ago", "now". Days are counted on the zone's calendar, since
  /// nobody means by "in 3 days" that the hours add up.
  func relative(_ instant: Instant, in zone: Zone) -> String {
    let seconds = now.duration(to: instant).microseconds / 1_000_000
    let distance = abs(seconds)
    if distance < 60 { return "now" }
    let days = zone.date(at: now).days(until: zone.date(at: instant))
    let amount: String
    if distance < 3600 {
      amount = counted(distance / 60, "minute")
    } else if days == 0 || distance < 12 * 3600 {
      amount = counted((distance + 1800) / 3600, "hour")
    } else if abs(days) == 1 {
      return days > 0 ? "tomorrow" : "yesterday"
    } else {
      amount = counted(Int64(abs(days)), "day")
    }
    return seconds > 0 ? "in \(amount)" : "\(amount) ago"
  }

  private func counted(_ count: Int64, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
