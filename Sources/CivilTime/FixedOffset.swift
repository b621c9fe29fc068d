/// An offset from UTC written in the place of a zone: "GMT+5", "UTC-3", "+05:30", "Etc/GMT+5". It is no
/// place's clock, since it does not say when clocks change; and in the tz database's own names the sign
/// is turned round.
public struct FixedOffset: Hashable, Sendable, CustomStringConvertible {
  private let isBehind: Bool
  /// As it was written, without its sign: "5", "05:30".
  private let hours: String

  /// Reads an offset; nil for anything else.
  public init?(_ name: String) {
    var rest = Substring(name.lowercased())
    let isFromDatabase = rest.hasPrefix("etc/")
    for prefix in ["etc/", "gmt", "utc"] where rest.hasPrefix(prefix) {
      rest = rest.dropFirst(prefix.count)
    }
    guard let sign = rest.popFirst(), "+-\u{2212}".contains(sign), rest.utf8.count < 6,
      rest.allSatisfy({ $0.isASCII && $0.isNumber || $0 == ":" }),
      rest.contains(where: { $0 != "0" && $0 != ":" })
    else { return nil }
    isBehind = (sign != "+") != isFromDatabase
    hours = String(rest)
  }

  /// How it stands to UTC: "5 h behind".
  public var description: String { "\(hours) h \(isBehind ? "behind" : "ahead of")" }
}
