extension Instant {
  /// Reads the very form that `rfc3339` writes, from its bytes; nil for any other, also a valid one.
  package init?(plainRFC3339 bytes: UnsafeBufferPointer<UInt8>) {
    let hasFraction = bytes.count == 27
    guard hasFraction || bytes.count == 20, bytes[bytes.count - 1] == UInt8(ascii: "Z"),
      bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), !hasFraction || bytes[19] == UInt8(ascii: ".")
    else { return nil }
    func number(_ start: Int, _ count: Int) -> Int? {
      var value = 0
      for index in start..<start + count {
        guard case 0x30...0x39 = bytes[index] else { return nil }
        value = value * 10 + Int(bytes[index] - 0x30)
      }
      return value
    }
    guard let year = number(0, 4), let month = number(5, 2), let day = number(8, 2),
      let date = CivilDate(year: year, month: month, day: day),
      let hour = number(11, 2), let minute = number(14, 2), let second = number(17, 2),
      hour < 24, minute < 60, second < 60, let fraction = hasFraction ? number(20, 6) : 0
    else { return nil }
    let seconds = date.dayNumber * secondsPerDay + hour * 3600 + minute * 60 + second
    self.init(microsecondsSinceEpoch: Int64(seconds) * 1_000_000 + Int64(fraction))
  }
}
