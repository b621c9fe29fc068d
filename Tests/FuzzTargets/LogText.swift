import EventLog

/// Log files, written short enough for a fuzzer to change them and still be read.
///
/// What no change would ever get right is put in the place of three control characters, which no
/// record has: 01 is the beginning of a line with the next `seq`, 02 its end with the checksum, and
/// 03 zeros to the end of the disk's block.
enum LogText {
  private static let beginning: UInt8 = 1
  private static let seal: UInt8 = 2
  private static let zeros: UInt8 = 3

  /// What separates the files; UTF-8 has no such byte.
  static let separator: UInt8 = 0xFF

  /// What is written down so.
  static func expanded(_ text: some Collection<UInt8>, device: String) -> [UInt8] {
    var file: [UInt8] = []
    var lineStart = 0
    var sequence = 1
    for byte in text {
      switch byte {
      case beginning:
        file += "{\"v\":1,\"device\":\"\(device)\",\"seq\":\(sequence),".utf8
        file += "\"time\":\"2026-11-20T12:00:0\(sequence % 10)Z\",".utf8
        sequence += 1
      case seal:
        let line = file[lineStart...]
        let checksum = CRC32C(line.span).hexDigits
        file += ",\"crc\":\"\(checksum)\"}".utf8
      case zeros:
        file += repeatElement(0, count: 512 - file.count % 512)
      default:
        file.append(byte)
        if byte == UInt8(ascii: "\n") { lineStart = file.count }
      }
    }
    return file
  }
}
