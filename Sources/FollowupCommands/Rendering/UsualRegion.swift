import CivilTime
package import FollowupCore
import Holidays
import JSON

/// Whose holidays are counted for an employer of whom neither zone nor region was recorded.
package struct UsualRegion: Hashable, Sendable {
  /// The zone of such an employer.
  package let zone: String
  /// The region's code, such as GB-ENG; nil if no holidays are counted.
  package let region: String?
  /// What the region is called after "in"; nil if it has no list.
  package let name: String?
  /// Whether the region follows from the zone, and was not set.
  package let isAssumed: Bool

  /// The region of a calendar.
  package init(_ calendar: BusinessCalendar) {
    zone = calendar.zone.identifier
    region = calendar.region.region?.code
    name = calendar.workingDays.list?.name
    isAssumed = calendar.region.origin == .assumed
  }

  /// What is said of it beside the setting: nil if the setting says it all.
  var remark: String? {
    guard let region else {
      return isAssumed ? "no holidays are known for \(zone)" : nil
    }
    let called = name.map { "\($0) (\(region))" } ?? region
    return isAssumed ? "\(called), assumed from \(zone)" : name
  }

  var json: JSONObject {
    [
      "zone": .string(zone), "region": region.map(JSONValue.string) ?? .null,
      "name": name.map(JSONValue.string) ?? .null, "isAssumed": .bool(isAssumed),
    ]
  }
}
