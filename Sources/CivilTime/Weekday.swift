/// A day of the week, numbered as ISO 8601 does: Monday is 1, Sunday 7.
public enum Weekday: Int, CaseIterable, Sendable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday

  /// "Monday".
  public var name: String {
    switch self {
    case .monday: "Monday"
    case .tuesday: "Tuesday"
    case .wednesday: "Wednesday"
    case .thursday: "Thursday"
    case .friday: "Friday"
    case .saturday: "Saturday"
    case .sunday: "Sunday"
    }
  }

  /// "Mon".
  public var shortName: String { String(name.prefix(3)) }

  /// The day of this name, whole or cut to three letters, in upper or lower case; else nil.
  public init?(named text: String) {
    let wanted = text.lowercased()
    let match = Self.allCases.first {
      wanted == $0.name.lowercased() || wanted == $0.shortName.lowercased()
    }
    guard let match else { return nil }
    self = match
  }
}
