package import CivilTime
internal import Holidays

/// From which lists the employers' holidays come.
package struct HolidaysInUse: Hashable, Sendable {
  /// A clause for each list: whose it is, until when, and for which applications.
  package let known: [String]
  /// The zones of applications for which no holidays are known.
  package let zonesWithout: [String]
}

extension Engine {
  /// From which lists the holidays of all employers come, as of this year.
  package func holidaysInUse(at now: Instant) -> HolidaysInUse {
    var users: [String: [String]] = [:]
    var without: Set<String> = []
    for application in applications.values {
      let calendar = calendar(of: application)
      let days = calendar.workingDays
      if days.isKnown(calendar.zone.date(at: now)) {
        users[Self.source(of: calendar), default: []].append(application.name)
      } else if calendar.region.choice != RegionChoice.none {
        without.insert(calendar.zone.identifier)
      }
    }
    return HolidaysInUse(
      known: users.sorted { $0.key < $1.key }.map { source, names in
        "\(source): \(names.sorted().joined(separator: ", "))"
      },
      zonesWithout: without.sorted())
  }

  private static func source(of calendar: BusinessCalendar) -> String {
    guard let list = calendar.workingDays.list else {
      return "your own dates for \(calendar.zone.identifier)"
    }
    let origin =
      switch calendar.region.origin {
      case .recorded: ""
      case .setting: ", set in followup.toml"
      case .assumed: ", assumed from \(calendar.zone.identifier)"
      }
    return "\(list.region) (\(list.name)) until \(list.years.upperBound)\(origin)"
  }
}
