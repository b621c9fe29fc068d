extension Duration {
  /// A number of minutes of 60 seconds.
  public static func minutes(_ count: Int) -> Duration { .seconds(60) * count }

  /// A number of hours of 60 minutes.
  public static func hours(_ count: Int) -> Duration { .seconds(3600) * count }

  /// Days of 24 hours each. In a zone that is not always the same time that many dates later.
  public static func days(_ count: Int) -> Duration { .seconds(secondsPerDay) * count }

  /// The whole microseconds in it, rounded towards zero; at the ends of `Int64` where more.
  public var microseconds: Int64 { Int64(clamping: attoseconds / 1_000_000_000_000) }
}
