import FollowupCore
import JSON
import Schema

extension Record {
  /// The line of an event, its line break included.
  ///
  /// - Parameter last: the number of the record on the line before.
  static func line(_ event: Event, after last: Int) -> [UInt8] {
    var writer = JSONWriter(capacity: 512)
    writer.writeObject { writer in
      Envelope(event, after: last).write(to: &writer, unset: .leftOut)
      event.body.payload?.write(to: &writer, unset: .leftOut)
    }
    var bytes = writer.bytes
    bytes.removeLast()
    let seal = Seal(CRC32C(bytes.span))
    bytes.append(contentsOf: seal.bytes)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }
}

/// The end of a line that the log wrote itself: the checksum of all before, and the closing brace.
struct Seal {
  static let length = Seal(CRC32C()).bytes.count
  private static let prefix = Array(#","crc":""#.utf8)
  private static let suffix = Array(#""}"#.utf8)

  let checksum: CRC32C

  init(_ checksum: CRC32C) { self.checksum = checksum }

  /// The seal that a line ends in; nil if it ends in none.
  init?(endOf line: ArraySlice<UInt8>) {
    let end = line.suffix(Self.length)
    guard end.count == Self.length, end.last == Self.suffix.last else { return nil }
    let checksum = end.withUnsafeBufferPointer { end -> CRC32C? in
      let digits = Self.prefix.count..<(end.count - Self.suffix.count)
      guard end[..<digits.lowerBound].elementsEqual(Self.prefix),
        end[digits.upperBound...].elementsEqual(Self.suffix)
      else { return nil }
      return CRC32C(hexDigits: end[digits])
    }
    guard let checksum else { return nil }
    self.checksum = checksum
  }

  var bytes: [UInt8] { Self.prefix + checksum.hexDigits.utf8 + Self.suffix }
}
