/// What a device keeps outside the log's folder. It is never synced: after a power loss any of the last
/// ones may be there.
struct SimulatedMark {
  /// The storage that has locked it.
  var holder: ObjectIdentifier?
  private var written: [[UInt8]] = []

  var bytes: [UInt8] { written.last ?? [] }

  mutating func write(_ bytes: [UInt8]) { written = written.suffix(8) + [bytes] }

  mutating func losePower(using generator: inout some RandomNumberGenerator) {
    written = written.randomElement(using: &generator).map { [$0] } ?? []
    holder = nil
  }
}
