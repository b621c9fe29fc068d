extension Zone {
  /// A clock that is always as far from UTC, named for that: "+01:00", "-05:30".
  ///
  /// - Parameter offsetSeconds: to add to UTC; less than a day.
  public convenience init(offsetSeconds: Int) {
    let type = LocalTimeType(offset: offsetSeconds)
    self.init(identifier: type.abbreviation, rule: POSIXRule(standard: type, daylight: nil))
  }
}
