internal import CChecksum

/// CRC-32C, the Castagnoli polynomial, of bytes that come in pieces.
package struct CRC32C: Hashable, Sendable {
  private var register = UInt32.max

  /// The checksum of no bytes yet.
  package init() {}

  /// The checksum of these bytes.
  package init(_ bytes: Span<UInt8>) {
    update(bytes)
  }

  /// A checksum to continue, in the form of `hexDigits`; nil if the text does not have that form.
  init?(hexDigits: some Collection<UInt8>) {
    guard hexDigits.count == 8 else { return nil }
    var value: UInt32 = 0
    for digit in hexDigits {
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(digit - 0x30)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(digit - 0x57)
      default: return nil
      }
    }
    register = ~value
  }

  /// Takes in the bytes that follow.
  package mutating func update(_ bytes: Span<UInt8>) {
    register = bytes.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { cchecksum_crc32c(register, $0, bytes.count) } ?? register
    }
  }

  /// The checksum of what was taken in so far.
  package var value: UInt32 { ~register }

  /// The checksum as the log writes it: 8 lower-case hexadecimal digits.
  package var hexDigits: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }
}
