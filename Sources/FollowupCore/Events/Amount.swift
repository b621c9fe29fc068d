/// A sum of money, exact to six decimals.
package struct Amount: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The sum in millionths.
  package let millionths: Int128

  private static let scale: Int128 = 1_000_000

  /// Reads digits with an optional decimal point, such as `85000` or `85000.50`: at most 12 digits
  /// before the point and 6 after it. Nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first, (1...12).contains(whole.utf8.count) else {
      return nil
    }
    let fraction = parts.count == 2 ? parts[1] : "0"
    guard (1...6).contains(fraction.utf8.count),
      (whole + fraction).utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    let padded = fraction + String(repeating: "0", count: 6 - fraction.utf8.count)
    millionths = Int128(whole)! * Self.scale + Int128(padded)!
  }

  private init(millionths: Int128) { self.millionths = millionths }

  /// A thousand times the sum; nil if it has more than 12 digits before the point.
  var thousands: Amount? {
    let product = Amount(millionths: millionths * 1000)
    return product.millionths < 1_000_000_000_000 * Self.scale ? product : nil
  }

  package var description: String {
    let (whole, fraction) = millionths.quotientAndRemainder(dividingBy: Self.scale)
    guard fraction != 0 else { return "\(whole)" }
    var digits = String(fraction)
    digits = String(repeating: "0", count: 6 - digits.utf8.count) + digits
    while digits.hasSuffix("0") { digits.removeLast() }
    if digits.utf8.count == 1 { digits += "0" }
    return "\(whole).\(digits)"
  }

  package static func < (left: Amount, right: Amount) -> Bool {
    left.millionths < right.millionths
  }
}
