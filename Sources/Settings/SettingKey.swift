internal import CivilTime
internal import FollowupCore
internal import Holidays
internal import TOML

/// One key of the configuration: where it stands, what it sets, and the form of its value.
struct SettingKey: Sendable {
  /// The tables around it, from the outermost.
  let section: [String]
  let name: String
  /// Reads a value into settings.
  let read: @Sendable (TOMLValue, inout Settings, any ZoneSource) throws(Rejection) -> Void
  /// The value in force, as the file would have it.
  let write: @Sendable (Settings) -> String

  init<Value>(
    _ section: String, _ name: String, _ target: any WritableKeyPath<Settings, Value> & Sendable,
    _ form: ValueForm<Value>
  ) {
    self.section = section.split(separator: ".").map(String.init)
    self.name = name
    read = { (value, settings, zones) throws(Rejection) in
      settings[keyPath: target] = try form.read(value, zones)
    }
    write = { form.write($0[keyPath: target]) }
  }

  /// The key with its section, such as `policy.spacing`.
  var shown: String { Self.shown(section + [name]) }

  static func shown(_ path: [String]) -> String {
    path.map(Quotation.key).joined(separator: ".")
  }

  /// A table of dates, whose keys are zones and regions.
  struct DateTable: Sendable {
    let section: [String]
    let target: any WritableKeyPath<Settings, DateOverrides> & Sendable

    /// The key of a zone or region as it is shown.
    func shown(_ name: String) -> String { SettingKey.shown(section + [name]) }
  }

  /// The tables of dates.
  static let dateTables = [
    DateTable(section: ["holidays"], target: \.policy.holidays),
    DateTable(section: ["workdays"], target: \.policy.workdays),
  ]
}

extension SettingKey {
  /// Two keys of which the first must not come after the second.
  struct Order: Sendable {
    let opens: SettingKey
    let closes: SettingKey
    let range: @Sendable (Settings) -> SpanRange
  }

  /// Every pair of keys that opens and closes one range.
  static let orders: [Order] =
    Stage.allCases.map { stage in
      order("policy.check_in.\(stage.rawValue)") { $0.policy.checkIn[stage]! }
    } + [
      order("policy.check_in.again") { $0.policy.checkInAgain },
      order("policy", opens: "after_promise", closes: "after_promise_closes") {
        SpanRange(opens: $0.policy.afterPromise, closes: $0.policy.afterPromiseCloses)
      },
    ]

  private static func order(
    _ section: String, opens: String = "opens", closes: String = "closes",
    range: @escaping @Sendable (Settings) -> SpanRange
  ) -> Order {
    func key(_ name: String) -> SettingKey {
      all.first { $0.shown == "\(section).\(name)" }!
    }
    return Order(opens: key(opens), closes: key(closes), range: range)
  }
}
