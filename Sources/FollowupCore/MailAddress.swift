extension String {
  /// An address in the form in which addresses are compared: letters of either case are the same, a full
  /// stop at the end does not count, and an international domain is the same in its ASCII form. Anything
  /// that is not a mail address is only lowercased.
  package var comparableAddress: String {
    // By scalars: a decoded label may begin with a mark that combines with the sign before it.
    let text = lowercased().unicodeScalars
    guard let at = text.lastIndex(of: "@") else { return String(text) }
    let domain = text[text.index(after: at)...]
    let end = domain.lastIndex { $0 != "." }.map(domain.index(after:)) ?? domain.startIndex
    let labels = domain[..<end].split(separator: ".", omittingEmptySubsequences: false)
    return String(text[...at])
      + labels.map { Punycode.decodedLabel(Substring($0)) }.joined(separator: ".")
  }
}

/// The ASCII form of international domain names, RFC 3492.
enum Punycode {
  private static let (base, tMin, tMax, skew, damp) = (36, 1, 26, 38, 700)
  private static let prefix = "xn--"

  /// A domain's label in lower case, in its own script; as it is if it is not valid. A label of ASCII
  /// letters alone has no other form.
  static func decodedLabel(_ label: Substring) -> String {
    guard label.hasPrefix(prefix),
      let text = decoded(label.dropFirst(prefix.count).utf8.map(\.self))?.lowercased(),
      text.unicodeScalars.contains(where: { !$0.isASCII })
    else { return String(label) }
    return text
  }

  private static func decoded(_ bytes: [UInt8]) -> String? {
    let hyphen = bytes.lastIndex(of: UInt8(ascii: "-"))
    var scalars = bytes[..<(hyphen ?? 0)].map { Unicode.Scalar($0) }
    var (code, index, bias) = (128, 0, 72)
    var rest = bytes[(hyphen.map { $0 + 1 } ?? 0)...]
    // A label has 63 bytes at most, so that nothing overflows.
    guard bytes.count < 64, scalars.allSatisfy(\.isASCII) else { return nil }
    while !rest.isEmpty {
      let before = index
      var weight = 1
      for step in stride(from: base, to: Int.max, by: base) {
        guard let digit = rest.popFirst().flatMap(value) else { return nil }
        index &+= digit &* weight
        let threshold = min(max(step - bias, tMin), tMax)
        guard index <= 1 << 40, index >= 0 else { return nil }
        if digit < threshold { break }
        weight &*= base - threshold
        guard weight <= 1 << 40 else { return nil }
      }
      let count = scalars.count + 1
      bias = adapted(index - before, count: count, isFirst: before == 0)
      code += index / count
      index %= count
      guard code <= 0x10FFFF, let scalar = Unicode.Scalar(UInt32(code)) else { return nil }
      scalars.insert(scalar, at: index)
      index += 1
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  private static func value(_ digit: UInt8) -> Int? {
    switch digit {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(digit - UInt8(ascii: "a"))
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(digit - UInt8(ascii: "0")) + 26
    default: nil
    }
  }

  private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / damp : delta / 2
    delta += delta / count
    var steps = 0
    while delta > (base - tMin) * tMax / 2 {
      delta /= base - tMin
      steps += base
    }
    return steps + (base - tMin + 1) * delta / (delta + skew)
  }
}
