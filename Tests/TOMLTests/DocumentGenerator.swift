import TestSupport

/// Writes documents by TOML's grammar. Each statement is well formed; what contradicts another
/// statement is left in, since few keys to choose from make that happen often.
struct DocumentGenerator {
  private var random: SeededGenerator
  /// Whether what TOML 1.1 added to 1.0 is among it.
  private let isNewest: Bool

  init(seed: UInt64, isNewest: Bool = true) {
    random = SeededGenerator(seed: seed)
    self.isNewest = isNewest
  }

  mutating func document() -> String {
    var text = ""
    for _ in 0..<number(1...7) {
      let end = one(of: ["\n", "\n", "\n", "\r\n", " # é\n", "\t#\t\"\n\n"])
      text += one(of: ["", "", " ", "\t"]) + statement() + end
    }
    return chance(4) ? String(text.dropLast()) : text
  }

  private mutating func statement() -> String {
    switch number(0...9) {
    case 0, 1: return "[" + blank() + key() + blank() + "]"
    case 2: return "[[" + blank() + key() + blank() + "]]"
    case 3: return ""
    default: return pair(depth: 0)
    }
  }

  private mutating func pair(depth: Int) -> String {
    key() + blank() + "=" + blank() + value(depth: depth)
  }

  private mutating func key() -> String {
    var parts = [keyPart()]
    while chance(3), parts.count < 4 { parts.append(keyPart()) }
    return parts.joined(separator: chance(4) ? blank() + "." + blank() : ".")
  }

  private mutating func keyPart() -> String {
    one(of: [
      "a", "b", "c", "d", "e-1", "_", "10", "'a'", "\"b\"", "\"\\u0061\"", "\"\"", "'é'",
      "\"e\u{301}\"", "\"\\t\"", "1-1", "true", "inf", "k\(number(0...99))",
    ])
  }

  private mutating func value(depth: Int) -> String {
    switch number(0...(depth < 4 ? 9 : 7)) {
    case 0, 1: return string()
    case 2: return integer()
    case 3: return float()
    case 4: return one(of: ["true", "false"])
    case 5: return date()
    case 6: return time()
    case 7: return date() + one(of: ["T", "t", " "]) + time() + offset()
    case 8: return array(depth: depth + 1)
    default: return inlineTable(depth: depth + 1)
    }
  }

  private mutating func string() -> String {
    switch number(0...3) {
    case 0:
      let escapes = ["\\\"", "\\\\", "\\b", "\\u00E9", "\\U0001F600", "'"]
      return "\"" + characters(escapes + (isNewest ? ["\\e", "\\xE9"] : [])) + "\""
    case 1: return "'" + characters(["\\", "\"", "\\q"]) + "'"
    case 2:
      let body = characters(["\n", "\r\n", "\\\n  ", "\\  \r\n\n", "\"x", "\"\"x", "\\n", "'"])
      return "\"\"\"" + one(of: ["", "\n"]) + body + one(of: ["", "", "\"", "\"\""]) + "\"\"\""
    default:
      let body = characters(["\n", "\r\n", "'x", "''x", "\\", "\""])
      return "'''" + one(of: ["", "\r\n"]) + body + one(of: ["", "", "'", "''"]) + "'''"
    }
  }

  private mutating func characters(_ special: [String]) -> String {
    var text = ""
    for _ in 0..<number(0...5) {
      text += one(of: chance(2) ? special : ["a", "Z 9", "é", "\t", "😀", "#", "=", "[", "\u{85}"])
    }
    return text
  }

  private mutating func integer() -> String {
    switch number(0...5) {
    case 0: return "0x" + digits("0123456789abcdefABCDEF")
    case 1: return "0o" + digits("01234567")
    case 2: return "0b" + digits("01")
    case 3: return one(of: ["9223372036854775807", "-9223372036854775808", "9223372036854775808"])
    default: return one(of: ["", "+", "-"]) + whole()
    }
  }

  private mutating func whole() -> String {
    chance(4) ? "0" : one(of: ["1", "9", "4_"]) + digits("0123456789")
  }

  private mutating func float() -> String {
    let sign = one(of: ["", "+", "-"])
    switch number(0...4) {
    case 0: return sign + one(of: ["inf", "nan"])
    case 1: return sign + whole() + exponent()
    case 2: return sign + whole() + "." + digits("0123456789") + exponent()
    default: return sign + whole() + "." + digits("0123456789")
    }
  }

  private mutating func exponent() -> String {
    one(of: ["e", "E"]) + one(of: ["", "+", "-"])
      + one(of: ["0", "007", "3_0", "\(number(0...330))"])
  }

  private mutating func digits(_ alphabet: String) -> String {
    let alphabet = Array(alphabet)
    var text = String(one(of: alphabet))
    while chance(2), text.count < 22 {
      if chance(5) { text += "_" }
      text.append(one(of: alphabet))
    }
    return text
  }

  private mutating func date() -> String {
    one(of: ["1979", "2000", "2024", "9999", "0001"]) + "-" + two(1...12) + "-"
      + (chance(6) ? two(29...31) : two(1...28))
  }

  private mutating func time() -> String {
    if isNewest, chance(4) { return two(0...23) + ":" + two(0...59) }
    return two(0...23) + ":" + two(0...59) + ":" + two(0...59)
      + one(of: ["", "", ".5", ".123456", ".1234569", ".000000001"])
  }

  private mutating func offset() -> String {
    switch number(0...3) {
    case 0: return ""
    case 1: return one(of: ["Z", "z"])
    default: return one(of: ["+", "-"]) + two(0...23) + ":" + two(0...59)
    }
  }

  private mutating func array(depth: Int) -> String {
    var text = "[" + lines()
    let count = number(0...3)
    for index in 0..<count {
      text += value(depth: depth) + lines()
      if index < count - 1 || chance(3) { text += "," + lines() }
    }
    return text + "]"
  }

  private mutating func inlineTable(depth: Int) -> String {
    var text = "{" + inner()
    let count = number(0...3)
    for index in 0..<count {
      text += pair(depth: depth) + inner()
      if index < count - 1 || isNewest && chance(3) { text += "," + inner() }
    }
    return text + "}"
  }

  /// What may stand between the pairs of an inline table.
  private mutating func inner() -> String { isNewest ? lines() : blank() }

  private mutating func blank() -> String { one(of: ["", "", " ", "\t", "  "]) }

  private mutating func lines() -> String { one(of: ["", "", "", " ", "\n", "\r\n\t", "# ]\n"]) }

  private mutating func two(_ range: ClosedRange<Int>) -> String {
    let number = number(range)
    return number < 10 ? "0\(number)" : "\(number)"
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(random.next() % UInt64(range.count))
  }

  private mutating func chance(_ of: Int) -> Bool { random.next() % UInt64(of) == 0 }

  private mutating func one<Choice>(of choices: [Choice]) -> Choice {
    choices[Int(random.next() % UInt64(choices.count))]
  }
}
