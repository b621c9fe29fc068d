/// Makes zone files, right ones and wrong ones.
struct TZifBytes {
  var version: Character = "2"
  var transitions: [Int64] = []
  var typeIndices: [UInt8] = []
  /// Offset in seconds, the flag for daylight saving, and where in the names its own begins.
  var types: [(offset: Int32, flag: UInt8, name: UInt8)] = [(0, 0, 0)]
  var names = "UTC\0"
  var footer = "\nUTC0\n"
  var standardFlags: [UInt8] = []
  var universalFlags: [UInt8] = []
  var leapSeconds: [(at: Int64, correction: Int32)] = []

  /// The whole file: with an empty 32-bit block from version 2 on.
  var bytes: [UInt8] {
    guard version != "\0" else { return header + block(timeBytes: 4) }
    let empty = TZifBytes(version: version, types: [], names: "").header
    return empty + header + block(timeBytes: 8) + footer.utf8
  }

  private var header: [UInt8] {
    let counts = [
      universalFlags.count, standardFlags.count, leapSeconds.count, transitions.count, types.count,
      names.utf8.count,
    ]
    return Array("TZif\(version)".utf8) + Array(repeating: 0, count: 15)
      + counts.flatMap { bigEndian(UInt32($0)) }
  }

  private func block(timeBytes: Int) -> [UInt8] {
    var bytes = transitions.flatMap { time(bytes: timeBytes, $0) } + typeIndices
    for type in types {
      bytes += bigEndian(UInt32(bitPattern: type.offset)) + [type.flag, type.name]
    }
    bytes += names.utf8
    for leap in leapSeconds {
      bytes += time(bytes: timeBytes, leap.at) + bigEndian(UInt32(bitPattern: leap.correction))
    }
    return bytes + standardFlags + universalFlags
  }

  private func time(bytes: Int, _ time: Int64) -> [UInt8] {
    bytes == 4 ? bigEndian(UInt32(truncatingIfNeeded: time)) : bigEndian(UInt64(bitPattern: time))
  }

  private func bigEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    stride(from: Number.bitWidth - 8, through: 0, by: -8).map {
      UInt8(truncatingIfNeeded: number >> $0)
    }
  }
}
