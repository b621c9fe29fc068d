/// The time zones of Windows, which Outlook and Exchange write instead of the tz database's names.
enum WindowsZones {
  /// The zone of the tz database for a name of Windows ("Eastern Standard Time") or for how it shows
  /// one ("(UTC-05:00) Eastern Time (US & Canada)"), letters of either case.
  static func identifier(for name: String) -> String? {
    let name = name.lowercased().replacing("&amp;", with: "&")
    return identifiers[name] ?? identifiers[withoutOffset(name)]
  }

  private static let identifiers: [String: String] = {
    var identifiers: [String: String] = [:]
    for line in table.split(separator: "\n") {
      let fields = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      for name in fields.prefix(2) where !name.isEmpty {
        let name = name.lowercased()
        identifiers[name] = identifiers[name] ?? fields[2]
      }
    }
    return identifiers
  }()

  /// Without the "(UTC-05:00)" or "(GMT-05:00)" before a name: older versions have other offsets there.
  private static func withoutOffset(_ name: String) -> String {
    guard name.hasPrefix("(utc") || name.hasPrefix("(gmt"), let end = name.firstIndex(of: ")")
    else {
      return name
    }
    return String(name[name.index(after: end)...].drop { $0 == " " })
  }
}
