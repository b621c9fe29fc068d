import JSON

/// How far a file goes that was read or written: its records, and the checksum of their bytes.
///
/// This device keeps that of its own file outside the folder that is synchronised, so that it can tell
/// after a start that the file was set back, deleted, or written by another machine of the same name.
struct Mark: Hashable {
  /// The last record's `seq`. Where records were given up, it is the last number that was in use.
  var sequence = 0
  var records = 0
  /// How many bytes the records take.
  var end = 0
  /// The checksum of these bytes.
  var checksum = CRC32C()
}

extension Mark {
  private static let keys = ["seq", "records", "bytes", "crc"]
  private static let writtenKeys = keys.map { JSONKey($0) }
  /// What it takes, line break included. Overwritten in place, it must not change its length.
  private static let lengthBytes = 128

  /// The line that is kept: JSON, filled up with spaces.
  var line: [UInt8] {
    var writer = JSONWriter(capacity: Self.lengthBytes)
    writer.writeObject { writer in
      for (key, number) in [(0, sequence), (1, records), (2, end)] {
        writer.begin(Self.writtenKeys[key])
        writer.write(Int64(number))
      }
      writer.begin(Self.writtenKeys[3])
      writer.write(checksum.hexDigits)
    }
    let padding = Self.lengthBytes - 1 - writer.bytes.count
    return writer.bytes + [UInt8](repeating: UInt8(ascii: " "), count: padding) + [10]
  }

  /// Reads what `line` wrote; nil if it is anything else.
  init?(line: [UInt8]) {
    guard let members = try? JSONReader.parse(line).objectValue,
      case .integer(let sequence)? = members[Self.keys[0]],
      case .integer(let records)? = members[Self.keys[1]],
      case .integer(let end)? = members[Self.keys[2]],
      case .string(let digits)? = members[Self.keys[3]],
      let checksum = CRC32C(hexDigits: digits.utf8),
      sequence >= 0, records >= 0, end >= 0
    else { return nil }
    self.init(
      sequence: Int(sequence), records: Int(records), end: Int(end), checksum: checksum)
  }
}
