/// CRC-32C, the Castagnoli polynomial, of bytes that come in pieces.
package struct CRC32C: Hashable, Sendable {
  private var register = UInt32.max

  /// The checksum of no bytes yet.
  package init() {}

  /// The checksum of these bytes.
  package init(_ bytes: Span<UInt8>) {
    update(bytes)
  }

  /// The checksum of bytes that went before, as `hexDigits` gave it; nil if the text is none.
  init?(hexDigits: String) {
    guard hexDigits.utf8.count == 8, let value = UInt32(hexDigits, radix: 16) else { return nil }
    register = ~value
  }

  /// Takes in the bytes that follow.
  package mutating func update(_ bytes: Span<UInt8>) {
    let table = Self.table.span
    var register = register
    for index in bytes.indices {
      register = table[Int((register ^ UInt32(bytes[index])) & 0xFF)] ^ (register >> 8)
    }
    self.register = register
  }

  /// The checksum of what was taken in so far.
  package var value: UInt32 { ~register }

  /// The checksum as the log writes it: 8 lower-case hexadecimal digits.
  package var hexDigits: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }

  private static let reversedPolynomial: UInt32 = 0x82F6_3B78

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { entry, _ in
      entry & 1 == 1 ? (entry >> 1) ^ reversedPolynomial : entry >> 1
    }
  }
}
