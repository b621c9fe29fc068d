extension Instant {
  /// Reads the very form that `rfc3339` writes, from its bytes; nil for any other, also a valid one.
  public init?(plainRFC3339 bytes: UnsafeBufferPointer<UInt8>) {
    let hasFraction = bytes.count == 27
    guard hasFraction || bytes.count == 20, bytes[bytes.count - 1] == UInt8(ascii: "Z"),
      bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), !hasFraction || bytes[19] == UInt8(ascii: ".")
    else { return nil }
    var isNumeric = true
    func pair(_ start: Int) -> Int {
      let (tens, ones) = (bytes[start] &- 0x30, bytes[start + 1] &- 0x30)
      if tens > 9 || ones > 9 { isNumeric = false }
      return 10 * Int(tens) + Int(ones)
    }
    let (year, month, day) = (100 * pair(0) + pair(2), pair(5), pair(8))
    let (hour, minute, second) = (pair(11), pair(14), pair(17))
    let fraction = hasFraction ? 10_000 * pair(20) + 100 * pair(22) + pair(24) : 0
    guard isNumeric, hour < 24, minute < 60, second < 60,
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    let seconds = date.dayNumber * secondsPerDay + hour * 3600 + minute * 60 + second
    self.init(microsecondsSinceEpoch: Int64(seconds) * 1_000_000 + Int64(fraction))
  }
}
