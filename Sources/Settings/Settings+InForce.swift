internal import CivilTime
internal import FollowupCore
internal import Holidays
internal import TOML

/// Where a value in force comes from.
package enum Origin: Sendable, Hashable, CustomStringConvertible {
  case byDefault
  /// The configuration file, and the line in it, from 1.
  case file(String, line: Int)

  /// `default`, or `FILE:LINE`.
  package var description: String {
    switch self {
    case .byDefault: "default"
    case .file(let file, let line): "\(file):\(line)"
    }
  }
}

/// One key with the value in force.
package struct SettingInForce: Sendable, Hashable {
  /// The key with its section, such as `policy.spacing`.
  package let key: String
  /// The value as the file would have it, such as `"7d"`.
  package let value: String
  /// Where the value comes from.
  package let origin: Origin
}

extension Settings {
  /// Every key with the value in force and its origin, section by section, the dates last.
  package var inForce: [SettingInForce] {
    let plain = SettingKey.all.map { inForce($0.shown, $0.write(self)) }
    return plain
      + SettingKey.dateTables.flatMap { table in
        let dates = self[keyPath: table.target]
        return dates.names.compactMap { name in
          let own = (dates[name] ?? []).filter { dates.title(of: $0, under: name) == nil }
          return own.isEmpty ? nil : inForce(table.shown(name), Self.list(own))
        }
      } + imported.map(\.inForce)
  }

  static func list(_ dates: some Sequence<CivilDate>) -> String {
    "[\(dates.sorted().map { "\"\($0)\"" }.joined(separator: ", "))]"
  }

  private func inForce(_ key: String, _ value: String) -> SettingInForce {
    SettingInForce(key: key, value: value, origin: origin(of: key))
  }

  /// Where the value of a key comes from; the key with its section, such as `policy.spacing`.
  package func origin(of key: String) -> Origin {
    guard let file, let place = places[key] else { return .byDefault }
    return .file(file, line: place.line)
  }
}
