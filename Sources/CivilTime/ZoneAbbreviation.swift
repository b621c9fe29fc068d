/// Abbreviations of time zones, and the zones that a person may mean by one.
///
/// An abbreviation names no zone: CST is the time of Chicago, of Shanghai and of Havana, and the
/// files "EST" and "CET" of the tz database are clocks of their own that follow no city. So none is
/// ever read; it is answered with the names to choose from.
///
/// Source: the abbreviations that the zones of the tz database (releases 2025b and 2026f) bear in
/// 2026, the zone of the largest city first. Those in `colloquial` are in no release: they are what
/// invitations say.
public enum ZoneAbbreviation {
  /// The zones that could be meant, the likeliest first; nil if the text is not an abbreviation. A rule
  /// such as "EST5EDT" or "CET-1CEST" counts as its first abbreviation, and "GMT0" as "GMT".
  public static func zones(for text: String) -> [String]? {
    let wanted = text.uppercased()
    return [wanted, beginning(of: wanted)].lazy.compactMap {
      fromDatabase[$0] ?? colloquial[$0]
    }.first
  }

  /// The abbreviation with which a POSIX rule begins, if all of it is one; empty for anything else.
  private static func beginning(of rule: String) -> String {
    if greenwich.contains(rule) { return "GMT" }
    let name = rule.prefix { $0.isASCII && $0.isLetter }
    let offset = rule.dropFirst(name.count)
    // An offset from GMT names no place.
    guard name.count > 2, name != "GMT", offset.contains(where: \.isNumber),
      offset.drop(while: { "+-0123456789:".contains($0) }).allSatisfy({ $0.isASCII && $0.isLetter })
    else { return "" }
    return String(name)
  }

  /// Other names of the file "GMT" in the tz database.
  private static let greenwich: Set<String> = [
    "GMT0", "GMT+0", "GMT-0", "GREENWICH", "ETC/GMT", "ETC/GMT0", "ETC/GMT+0", "ETC/GMT-0",
    "ETC/GREENWICH",
  ]

  /// What the tz database has.
  public static let fromDatabase: [String: [String]] = [
    "ACDT": ["Australia/Adelaide"],
    "ACST": ["Australia/Adelaide", "Australia/Darwin"],
    "ADT": ["America/Halifax", "Atlantic/Bermuda"],
    "AEDT": ["Australia/Sydney", "Australia/Melbourne"],
    "AEST": ["Australia/Sydney", "Australia/Brisbane"],
    "AKDT": ["America/Anchorage"],
    "AKST": ["America/Anchorage"],
    "AST": ["America/Halifax", "America/Puerto_Rico"],
    "AWST": ["Australia/Perth"],
    "BST": ["Europe/London"],
    "CAT": ["Africa/Maputo", "Africa/Khartoum"],
    "CDT": ["America/Chicago", "America/Havana"],
    "CEST": ["Europe/Berlin", "Europe/Paris"],
    "CET": ["Europe/Berlin", "Europe/Paris", "Africa/Algiers"],
    "CHST": ["Pacific/Guam"],
    "CST": ["America/Chicago", "America/Mexico_City", "Asia/Shanghai"],
    "EAT": ["Africa/Nairobi"],
    "EDT": ["America/New_York", "America/Toronto"],
    "EEST": ["Europe/Athens", "Europe/Kyiv", "Africa/Cairo"],
    "EET": ["Europe/Athens", "Europe/Kyiv", "Africa/Cairo"],
    "EST": ["America/New_York", "America/Toronto", "America/Panama"],
    "GMT": ["Europe/London", "Africa/Abidjan", "UTC"],
    "HDT": ["America/Adak"],
    "HKT": ["Asia/Hong_Kong"],
    "HST": ["Pacific/Honolulu"],
    "IDT": ["Asia/Jerusalem"],
    "IST": ["Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"],
    "JST": ["Asia/Tokyo"],
    "KST": ["Asia/Seoul"],
    "MDT": ["America/Denver", "America/Edmonton"],
    "MSK": ["Europe/Moscow"],
    "MST": ["America/Denver", "America/Phoenix"],
    "NDT": ["America/St_Johns"],
    "NST": ["America/St_Johns"],
    "NZDT": ["Pacific/Auckland"],
    "NZST": ["Pacific/Auckland"],
    "PDT": ["America/Los_Angeles", "America/Tijuana"],
    "PKT": ["Asia/Karachi"],
    "PST": ["America/Los_Angeles", "Asia/Manila"],
    "SAST": ["Africa/Johannesburg"],
    "SST": ["Pacific/Pago_Pago"],
    "WAT": ["Africa/Lagos"],
    "WEST": ["Europe/Lisbon", "Atlantic/Canary"],
    "WET": ["Europe/Lisbon", "Atlantic/Canary"],
    "WIB": ["Asia/Jakarta"],
    "WIT": ["Asia/Jayapura"],
    "WITA": ["Asia/Makassar"],
  ]

  /// What no release has.
  public static let colloquial: [String: [String]] = [
    "BRT": ["America/Sao_Paulo"],
    "CT": ["America/Chicago"],
    "ET": ["America/New_York"],
    "GST": ["Asia/Dubai"],
    "MET": ["Europe/Berlin"],
    "MEZ": ["Europe/Berlin", "Europe/Vienna", "Europe/Zurich"],
    "MESZ": ["Europe/Berlin", "Europe/Vienna", "Europe/Zurich"],
    "MT": ["America/Denver", "America/Phoenix"],
    "NT": ["America/St_Johns"],
    "PHT": ["Asia/Manila"],
    "PT": ["America/Los_Angeles"],
    "SGT": ["Asia/Singapore"],
    "TRT": ["Europe/Istanbul"],
  ]
}
