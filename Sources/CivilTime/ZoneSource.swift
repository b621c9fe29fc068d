/// Where zones come from that says in which country each is.
public protocol CountrySource: ZoneSource {
  /// The country of a zone, by its code in ISO 3166-1, such as "US"; nil if it belongs to none, as
  /// "UTC" and "EST5EDT" do.
  func country(ofZone name: String) -> String?
}

/// Where zones come from: the system's database, or a test's own few.
public protocol ZoneSource: Sendable {
  /// The zone of this name, such as "Europe/Berlin".
  func zone(named name: String) throws(ZoneError) -> Zone

  /// The names of all zones there are, sorted.
  func identifiers() -> [String]

  /// The zone of which a name is another name: "America/New_York" for "US/Eastern". A name that is
  /// not a link is its own.
  func canonicalName(of name: String) -> String
}
