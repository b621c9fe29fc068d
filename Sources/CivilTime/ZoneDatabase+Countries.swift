internal import SystemPackage

/// A zone as `zone.tab` lists it: by the name that stands for a place, with that place's country.
package struct ListedZone: Hashable, Sendable {
  /// The name in `zone.tab`, such as "America/New_York".
  package let name: String
  /// The country's code in ISO 3166-1, such as "US".
  package let country: String
}

extension ZoneDatabase {
  /// How many links are followed one after another.
  private static let maximumLinks = 8

  /// The zone of this name as `zone.tab` lists it. A name that is not listed stands for the zone to
  /// which `tzdata.zi` links it: "US/Eastern" is "America/New_York". Nil if that is not listed, either:
  /// "UTC" and "EST5EDT" belong to no country.
  ///
  /// The file behind the name does not count: Europe/Busingen has that of Europe/Zurich, and is in
  /// Germany.
  package func listedZone(named name: String) -> ListedZone? {
    guard let places = lines(of: "zone.tab", separator: "\t") else { return nil }
    var name = name
    for _ in 0...Self.maximumLinks {
      // A place's line has its country first, and its zone third.
      if let place = places.first(where: { $0.count >= 3 && $0[2].elementsEqual(name.utf8) }),
        place[0].count == 2
      {
        return ListedZone(name: name, country: String(decoding: place[0], as: UTF8.self))
      }
      guard let target = target(ofLink: name) else { return nil }
      name = target
    }
    return nil
  }

  private func target(ofLink name: String) -> String? {
    let link = lines(of: "tzdata.zi", separator: " ")?.first { fields in
      fields.count == 3 && fields[0].elementsEqual("L".utf8) && fields[2].elementsEqual(name.utf8)
    }
    return link.map { String(decoding: $0[1], as: UTF8.self) }
  }

  /// The fields of each line that is not a comment, made as they are looked at; nil if the file
  /// cannot be read.
  private func lines(
    of file: FilePath.Component, separator: Unicode.Scalar
  ) -> LazyMapSequence<[ArraySlice<UInt8>], [ArraySlice<UInt8>]>? {
    guard let path = try? ZoneFile.resolved(directory.appending(file)),
      let bytes = try? ZoneFile.read(path)
    else { return nil }
    let lines = bytes.split(separator: UInt8(ascii: "\n")).filter { $0.first != UInt8(ascii: "#") }
    return lines.lazy.map { $0.split(separator: UInt8(ascii: separator)) }
  }
}
