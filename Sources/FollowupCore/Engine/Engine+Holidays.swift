package import CivilTime
internal import Holidays

/// From which lists the employers' holidays come.
package struct HolidaysInUse: Hashable, Sendable {
  /// A list that holidays are known from, and for whom.
  package struct List: Hashable, Sendable {
    /// Why the list is used.
    package enum Reason: String, CaseIterable, Hashable, Sendable {
      /// The region was recorded with the application.
      case recorded
      /// The settings name the region.
      case setting
      /// The region follows from the employer's zone.
      case assumed
      /// No list is known, but the settings have dates for the employer.
      case ownDates
    }

    /// The region's code, such as GB-ENG; nil for the user's own dates.
    package let region: String?
    /// What the region is called after "in"; nil for the user's own dates.
    package let name: String?
    /// The last year in which holidays are known; nil for the user's own dates.
    package let lastYear: Int?
    /// Why the list is used.
    package let reason: Reason
    /// The zone from which the region was assumed, or for which the user's own dates are.
    package let zone: String?
    /// The first applications that it is used for, by name.
    package fileprivate(set) var applications: [String]
    /// For how many more it is used.
    package fileprivate(set) var others: Int

    /// How many applications are named.
    static let namedAtMost = 10

    package init(
      region: String?, name: String?, lastYear: Int?, reason: Reason, zone: String?,
      applications: [String], others: Int = 0
    ) {
      self.region = region
      self.name = name
      self.lastYear = lastYear
      self.reason = reason
      self.zone = zone
      self.applications = applications
      self.others = others
    }

    /// The list that holds in a calendar, for no application yet.
    fileprivate init(of calendar: BusinessCalendar) {
      let list = calendar.workingDays.list
      let reason: Reason =
        switch calendar.region.origin {
        case _ where list == nil: .ownDates
        case .recorded: .recorded
        case .setting: .setting
        case .assumed: .assumed
        }
      self.init(
        region: list?.region.code, name: list?.name, lastYear: list?.years.upperBound,
        reason: reason,
        zone: reason == .assumed || reason == .ownDates ? calendar.zone.identifier : nil,
        applications: [])
    }
  }

  /// The lists, by region.
  package let lists: [List]
  /// The zones of applications for which no holidays are known.
  package let zonesWithout: [String]
}

extension Engine {
  /// From which lists the holidays of all employers come, as of this year.
  package func holidaysInUse(at now: Instant) -> HolidaysInUse {
    var users: [HolidaysInUse.List: (first: Soonest<String, String>, count: Int)] = [:]
    var without: Set<String> = []
    for names in roster.namesByEmployer.values {
      let calendar = calendar(of: applications[names.first!]!)
      if calendar.workingDays.isKnown(calendar.zone.date(at: now)) {
        let list = HolidaysInUse.List(of: calendar)
        var (first, count) = users[list] ?? (Soonest(limit: HolidaysInUse.List.namedAtMost), 0)
        for name in names { first.take(name, by: name) }
        count += names.count
        users[list] = (first, count)
      } else if calendar.region.choice != RegionChoice.none {
        without.insert(calendar.zone.identifier)
      }
    }
    let lists = users.map { list, names in
      var list = list
      list.applications = names.first.elements
      list.others = names.count - list.applications.count
      return list
    }
    return HolidaysInUse(
      lists: lists.sorted {
        ($0.region ?? "~", $0.applications[0]) < ($1.region ?? "~", $1.applications[0])
      },
      zonesWithout: without.sorted())
  }
}
