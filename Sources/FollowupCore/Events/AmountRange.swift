internal import CivilTime
internal import Ground

/// A figure as a person writes it: `85000`, `85000.50`, `85k`, or a range `95-105k`.
package struct AmountRange: Hashable, Sendable {
  /// The figure; of a range, its lower end.
  package let amount: Amount
  /// The upper end of a range.
  package let upTo: Amount?

  /// The end that counts: the upper one.
  package var counted: Amount { upTo ?? amount }

  /// Reads one of the forms. A `k` is a thousand; at the end of a range it holds for both ends.
  ///
  /// - Throws: `AmountError` for a figure that is read differently in different countries, such as
  ///   `85.000`, for a range that falls, and for anything else.
  package init(_ text: String) throws(AmountError) {
    let plain = String(
      text.unicodeScalars.map { (0x2010...0x2015).contains($0.value) ? "-" : Character($0) })
    let ends = plain.split(separator: "-", omittingEmptySubsequences: false)
      .map { $0.drop { $0 == " " } }
    guard (1...2).contains(ends.count), let last = ends.last else { throw .unreadable(text) }
    let isThousands = last.last?.lowercased() == "k"
    amount = try Self.figure(ends[0], isThousands: isThousands, of: text)
    upTo = ends.count == 1 ? nil : try Self.figure(last, isThousands: isThousands, of: text)
    if let upTo, upTo < amount { throw .falling(text) }
  }

  private static func figure(
    _ end: Substring, isThousands: Bool, of text: String
  ) throws(AmountError) -> Amount {
    var digits = end
    while digits.last == " " { digits.removeLast() }
    let hasUnit = digits.last?.lowercased() == "k"
    if hasUnit { digits.removeLast() }
    try checkSeparator(in: digits, unit: hasUnit ? "k" : "", of: text)
    guard let amount = Amount(String(digits)) else { throw .unreadable(text) }
    guard hasUnit || isThousands else { return amount }
    guard let thousands = amount.thousands else { throw .unreadable(text) }
    return thousands
  }

  /// One point or comma before exactly three digits: thousands in some countries, a fraction in
  /// others.
  private static func checkSeparator(
    in digits: Substring, unit: String, of text: String
  ) throws(AmountError) {
    let parts = digits.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard parts.count == 2, (1...3).contains(parts[0].count), parts[1].count == 3,
      let fraction = Amount("\(parts[0]).\(parts[1])")
    else { return }
    throw .ambiguous(text, readings: ["\(parts[0])\(parts[1])\(unit)", "\(fraction)\(unit)"])
  }
}

/// Why a text is not a figure. Its description is a full sentence.
package struct AmountError: Error, Hashable, CustomStringConvertible {
  package let description: String

  static func unreadable(_ text: String) -> AmountError {
    AmountError(
      description: "\(quoted(text)) cannot be read as a figure. Write digits alone, such as 85000, "
        + "85000.50, 85k or 95000-105000.")
  }

  static func ambiguous(_ text: String, readings: [String]) -> AmountError {
    AmountError(
      description: "\(quoted(text)) is read differently in different countries. Write "
        + "\(readings.alternatives).")
  }

  static func falling(_ text: String) -> AmountError {
    AmountError(
      description:
        "\(quoted(text)) is a range that falls: write its lower end first. A \"k\" at its "
        + "end holds for both.")
  }
}
