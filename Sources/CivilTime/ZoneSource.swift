/// Where zones come from: the system's database, or a test's own few.
package protocol ZoneSource: Sendable {
  /// The zone of this name, such as "Europe/Berlin".
  func zone(named name: String) throws(ZoneError) -> Zone

  /// The names of all zones there are, sorted.
  func identifiers() -> [String]

  /// The zone of which a name is another name: "America/New_York" for "US/Eastern". A name that is
  /// not a link is its own.
  func canonicalName(of name: String) -> String
}
