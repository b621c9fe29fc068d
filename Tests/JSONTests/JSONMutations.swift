import JSON
import TestSupport

/// Documents at random: whole ones, and ones that were damaged a little.
struct JSONMutations {
  private var random: SeededGenerator

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  /// A document that may or may not be JSON.
  mutating func next() -> [UInt8] {
    var bytes = chance(8) ? text() : document(depth: chance(16) ? 40 : 4)
    var count = random.next() % 4
    while count > 0 {
      mutate(&bytes)
      count -= 1
    }
    return bytes
  }

  private mutating func chance(_ odds: UInt64) -> Bool {
    random.next() % odds == 0
  }

  private mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[Int(random.next() % UInt64(choices.count))]
  }

  private mutating func text() -> [UInt8] {
    Array(pick(Self.corpus).utf8)
  }

  private mutating func document(depth: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes, depth: depth)
    return bytes
  }

  private mutating func append(to bytes: inout [UInt8], depth: Int) {
    guard depth > 0, !chance(4) else {
      bytes += Array(pick(Self.scalars).utf8)
      return
    }
    let isObject = chance(2)
    bytes.append(UInt8(ascii: isObject ? "{" : "["))
    // A deep document is a narrow one.
    let count = depth > 4 ? 1 : random.next() % 4
    for member in 0..<count {
      if member > 0 { bytes.append(UInt8(ascii: ",")) }
      if chance(8) { bytes += Array(pick(Self.spaces).utf8) }
      if isObject { bytes += Array((pick(Self.keys) + ":").utf8) }
      append(to: &bytes, depth: depth - 1)
    }
    bytes.append(UInt8(ascii: isObject ? "}" : "]"))
  }

  private mutating func mutate(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else {
      bytes = text()
      return
    }
    let place = Int(random.next() % UInt64(bytes.count))
    let end = min(bytes.count, place + 1 + Int(random.next() % 8))
    switch random.next() % 8 {
    case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
    case 1: bytes[place] ^= 1 << UInt8(random.next() % 8)
    case 2: bytes.removeSubrange(place..<end)
    case 3: bytes.removeSubrange(place...)
    case 4: bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
    case 5: bytes.insert(contentsOf: pick(Self.fragments), at: place)
    case 6: bytes.replaceSubrange(place..<end, with: pick(Self.fragments))
    default: bytes.swapAt(place, Int(random.next() % UInt64(bytes.count)))
    }
  }

  private static let corpus = [
    #"{"v":1,"device":"3f2a9c1e","seq":17,"time":"2026-11-22T21:00:00.123456Z","crc":"8c1f2a3b"}"#,
    #"{"method":"org.varlink.service.GetInfo","parameters":{},"more":false}"#,
    #"{"a":{"b":[{"c":[1,2.5,-3e-7,"\u00e9\ud83d\ude00"]}]},"é":null}"#,
    #"[9223372036854775807,-9223372036854775808,9223372036854775808,0.1,1E+2]"#,
    "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\", \"é€😀\u{2028}\u{7F}\", \"\"]\n",
    "\t{ \"a\" : [ ] , \"b\" : { } }\r\n",
  ]
  private static let scalars = [
    "null", "true", "false", "0", "-0", "-1", "17", "123456789012345678", "1234567890123456789",
    "-9223372036854775808", "99999999999999999999", "1.0", "-0.0", "0.25e+10", "1E400", #""""#,
    #""a""#, #""text with \n and \u0000""#, #""\ud83d\ude00""#, #""é""#, "\"e\u{301}\"", "[]", "{}",
  ]
  private static let keys = [
    #""a""#, #""b""#, #""\u0061""#, #""""#, #""é""#, "\"e\u{301}\"", #""kind""#, #""x y""#,
    #""\\""#,
    #""c""#, #""d""#, #""parameters""#, #""at""#, #""seq""#,
  ]
  private static let spaces = [" ", "\n", "\t", "\r\n", "  "]
  private static let fragments: [[UInt8]] =
    [
      "\"", "\\", "\\u", "\\ud83d", "\\udc00", "\\u0000", "\\uD83D\\uDE00", "[", "]", "{", "}", ":",
      ",", "0", "-", ".", "e", "E+", "1", "00", "NaN", "Infinity", "-Infinity", "null", "true",
      "\"a\":1,", "[[[[[[[[[[", "]]]]]]]]]]", "//", "/* */", "'", "\u{FEFF}", "\u{A0}", "\u{2028}",
      "é", "😀", "\u{0}", "\u{1}", "\n", " ", "\u{7F}", "\u{0660}",
    ].map { Array($0.utf8) }
    + [
      [0x80], [0xC0, 0xAF], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xED, 0xB0, 0x80],
      [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5], [0xFE], [0xFF],
    ]
}
