/// Writes numbers of a fixed count of digits, and marks between them. An answer has dozens of instants, so
/// that writing each by interpolation would cost more than all else that is written.
struct DigitWriter: ~Copyable {
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private var count = 0

  private init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

  /// What a closure writes.
  ///
  /// - Parameter count: How many bytes there are at most.
  static func text(atMost count: Int, _ write: (inout DigitWriter) -> Void) -> String {
    String(unsafeUninitializedCapacity: count) { buffer in
      var writer = DigitWriter(buffer)
      write(&writer)
      return writer.count
    }
  }

  /// Writes a number with leading zeros; it is not negative, and has no more digits than that.
  mutating func write(_ number: Int, digits: Int) {
    var rest = number
    for place in (count..<count + digits).reversed() {
      buffer[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += digits
  }

  mutating func write(_ mark: Unicode.Scalar) {
    buffer[count] = UInt8(ascii: mark)
    count += 1
  }

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
