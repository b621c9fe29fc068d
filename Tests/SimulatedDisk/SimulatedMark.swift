/// What a device keeps outside the log's folder. After a power loss any of the last ones may be there
/// that were written since a durable one.
struct SimulatedMark {
  /// The storage that has locked it.
  var holder: ObjectIdentifier?
  private var written: [[UInt8]] = []

  var bytes: [UInt8] { written.last ?? [] }

  mutating func write(_ bytes: [UInt8], isDurable: Bool) {
    written = isDurable ? [bytes] : written.suffix(8) + [bytes]
  }

  mutating func losePower(using generator: inout some RandomNumberGenerator) {
    written = written.randomElement(using: &generator).map { [$0] } ?? []
    holder = nil
  }
}
