package import CivilTime
import FollowupCore

/// Says instants as a person would: in a zone, and seen from now.
package struct Times {
  /// The instant from which "tomorrow" and "in 3 days" are counted.
  package var now: Instant
  /// The zone of "your time".
  package let userZone: Zone

  package init(now: Instant, userZone: Zone) {
    self.now = now
    self.userZone = userZone
  }

  /// "Wed 25 Nov 09:00 EST", with the year where it is not this one.
  func short(_ instant: Instant, in zone: Zone) -> String {
    let day = zone.date(at: instant)
    var date = Phrasing.date(day)
    if day.year == zone.date(at: now).year { date = String(date.dropLast(5)) }
    return "\(date) \(clock(instant, in: zone)) \(zone.abbreviation(at: instant))"
  }

  /// "Fri 20 Nov 2026 15:00 EST (America/New_York; 21:00 CET your time)".
  func full(_ instant: Instant, in zone: Zone) -> String {
    let date = Phrasing.date(zone.date(at: instant))
    let abbreviation = zone.abbreviation(at: instant)
    let mine = yours(instant, in: zone).map { "; \($0)" } ?? ""
    return "\(date) \(clock(instant, in: zone)) \(abbreviation) (\(zone.identifier)\(mine))"
  }

  /// "15:00": no one says seconds.
  func clock(_ instant: Instant, in zone: Zone) -> String {
    String("\(zone.civil(at: instant).time)".prefix(5))
  }

  /// "Wed 25 Nov 09:00 EST (15:00 CET your time)": the employer's time, and the user's where it is
  /// another.
  func both(_ instant: Instant, in zone: Zone) -> String {
    short(instant, in: zone) + (yours(instant, in: zone).map { " (\($0))" } ?? "")
  }

  /// As `both`, and how far away that is: ", in 3 days".
  func bothAndRelative(_ instant: Instant, in zone: Zone) -> String {
    "\(both(instant, in: zone)), \(relative(instant))"
  }

  /// "Wed 25 Nov 15:00 CET": the user's time alone.
  func mine(_ instant: Instant) -> String { short(instant, in: userZone) }

  /// "15:00 CET your time", with the day if that is another; nil if the clocks agree.
  private func yours(_ instant: Instant, in zone: Zone) -> String? {
    guard userZone.offsetSeconds(at: instant) != zone.offsetSeconds(at: instant) else { return nil }
    let mine = userZone.date(at: instant)
    let day = zone.date(at: instant) == mine ? "" : Phrasing.date(mine).dropLast(5) + " "
    let time = clock(instant, in: userZone)
    return "\(day)\(time) \(userZone.abbreviation(at: instant)) your time"
  }

  /// "in 3 days", "tomorrow", "2 hours ago", "now". Days are counted on the user's calendar: "in 3 days"
  /// does not mean 72 hours, and the reader's tomorrow is not that of an employer at the other end of the
  /// world.
  func relative(_ instant: Instant) -> String {
    let seconds = now.duration(to: instant).microseconds / 1_000_000
    let distance = abs(seconds)
    if distance < 60 { return "now" }
    let days = userZone.date(at: now).days(until: userZone.date(at: instant))
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
}

/// A number of things, such as "1 day" or "2 days".
func counted(_ count: some BinaryInteger, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
