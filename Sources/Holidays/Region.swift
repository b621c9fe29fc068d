/// Where holidays are kept: a country, or a part of one that has days of its own.
package struct Region: Hashable, Sendable {
  /// The code in ISO 3166-2, such as "DE-BY", or that of the country, such as "DE".
  package let code: String

  /// The region of a code, in upper or lower case; nil if the text does not have a code's form. It
  /// may have no list all the same.
  package init?(code text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard text.utf8.count <= 6, let country = parts.first, country.count == 2,
      country.allSatisfy(Self.isLetter), parts.count <= 2,
      parts.dropFirst().allSatisfy({ (1...3).contains($0.count) && $0.allSatisfy(Self.isSign) })
    else { return nil }
    code = text.uppercased()
  }

  /// The country's code, such as "DE".
  package var country: String { String(code.prefix(2)) }

  /// The code within the country, such as "BY"; nil for the country itself.
  package var subdivision: String? { isCountry ? nil : String(code.dropFirst(3)) }

  /// Whether the region is a whole country.
  package var isCountry: Bool { code.utf8.count == 2 }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

extension Region: CustomStringConvertible {
  /// The code.
  package var description: String { code }
}
