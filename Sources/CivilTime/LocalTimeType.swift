/// What a zone's clocks show for a while: how far from UTC, under which name.
struct LocalTimeType: Hashable, Sendable {
  /// Seconds to add to UTC.
  let offsetSeconds: Int
  let isDaylightSaving: Bool
  let abbreviation: String

  init(offsetSeconds: Int, isDaylightSaving: Bool, abbreviation: String) {
    self.offsetSeconds = offsetSeconds
    self.isDaylightSaving = isDaylightSaving
    self.abbreviation = abbreviation
  }

  /// A time that has no name but its offset.
  init(offset seconds: Int) {
    self.init(offsetSeconds: seconds, isDaylightSaving: false, abbreviation: Self.name(of: seconds))
  }

  /// "+01:00".
  private static func name(of seconds: Int) -> String {
    let minutes = abs(seconds) / 60
    return DigitWriter.text(atMost: 6) { writer in
      writer.write(seconds < 0 ? "-" : "+")
      writer.write(minutes / 60, digits: 2)
      writer.write(":")
      writer.write(minutes % 60, digits: 2)
    }
  }

  /// What the format of zone files recommends: nothing as far as 25 hours west or 26 east.
  static let offsetRange = -89_999...93_599

  static let utc = LocalTimeType(offsetSeconds: 0, isDaylightSaving: false, abbreviation: "UTC")
}

/// A stretch of time in which nothing changes: [start, end), in seconds since 1970-01-01T00:00:00Z,
/// with the ends of `Int64` if there is no bound.
struct ZoneSegment {
  var start: Int64
  var end: Int64
  var type: LocalTimeType
}
