extension ZoneSource {
  /// The zone of a name that a person gives for a place. The database has files named "EST", "EST5EDT"
  /// and "Etc/GMT+5" that are no place's clock: they are refused as every abbreviation is. "UTC" means
  /// only one thing, and is taken.
  public func zone(ofPlace name: String) throws(ZoneError) -> Zone {
    if ZoneAbbreviation.zones(for: name) != nil {
      throw .abbreviation(name: name, zones: suggestions(for: name))
    }
    if let offset = FixedOffset(name) { throw .offset(name: name, offset) }
    if ["factory", "posixrules", "localtime"].contains(name.lowercased()) {
      throw .unknown(name: name)
    }
    return try zone(named: name)
  }

  /// The zones that may be meant by a name that the database lacks, or by an abbreviation; the
  /// likeliest first, and three at most. Never another abbreviation: one letter between two of them
  /// can be seven hours.
  ///
  /// - Parameter words: other words that could stand there.
  public func suggestions(for name: String, or words: [String] = []) -> [String] {
    if let zones = ZoneAbbreviation.zones(for: name) {
      return zones.filter { (try? zone(named: $0)) != nil }
    }
    // Only a place's name: "EST5EDT" and "GMT+0" stand in the database as well.
    let names = identifiers().filter { $0.contains("/") && !$0.hasPrefix("Etc/") }
    let city = name.lowercased().split(separator: " ").joined(separator: "_")
    let places = names.filter { place in
      place.lowercased() == city || place.lowercased().hasSuffix("/" + city)
    }
    if !places.isEmpty { return Array(places.prefix(3)) }
    return nearestWord(to: name, among: names + words).map { [$0] } ?? []
  }
}

extension [String] {
  /// "A", "A or B", "A, B or C".
  public var alternatives: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " or " + last
  }
}
