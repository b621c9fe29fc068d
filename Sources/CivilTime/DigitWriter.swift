/// Writes numbers of a fixed count of digits, and marks between them. An answer has dozens of instants, so
/// that writing each by interpolation would cost more than all else that is written.
struct DigitWriter {
  private var bytes: [UInt8] = []

  /// - Parameter count: How many bytes there will be.
  init(count: Int) { bytes.reserveCapacity(count) }

  /// What was written.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes a number with leading zeros; it is not negative, and has no more digits than that.
  mutating func write(_ number: Int, digits count: Int) {
    var (rest, place) = (number, bytes.count + count)
    bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: count))
    while rest > 0 {
      place -= 1
      bytes[place] += UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  mutating func write(_ mark: Unicode.Scalar) { bytes.append(UInt8(ascii: mark)) }

  /// Writes YYYY-MM-DD.
  mutating func write(_ date: CivilDate) {
    write(date.year, digits: 4)
    write("-")
    write(date.month, digits: 2)
    write("-")
    write(date.day, digits: 2)
  }

  /// Writes HH:MM, and :SS where it is wanted.
  mutating func write(_ time: TimeOfDay, withSeconds: Bool) {
    write(time.hour, digits: 2)
    write(":")
    write(time.minute, digits: 2)
    guard withSeconds else { return }
    write(":")
    write(time.second, digits: 2)
  }
}
