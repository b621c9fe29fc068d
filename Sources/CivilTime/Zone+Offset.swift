extension Zone {
  /// A clock that is always as far from UTC, named for that: "+01:00", "-05:30".
  ///
  /// - Parameter offsetSeconds: to add to UTC; less than a day.
  package convenience init(offsetSeconds: Int) {
    let minutes = abs(offsetSeconds) / 60
    let name =
      (offsetSeconds < 0 ? "-" : "+") + decimal(minutes / 60, width: 2) + ":"
      + decimal(minutes % 60, width: 2)
    let type = LocalTimeType(
      offsetSeconds: offsetSeconds, isDaylightSaving: false, abbreviation: name)
    self.init(identifier: name, rule: POSIXRule(standard: type, daylight: nil))
  }
}
