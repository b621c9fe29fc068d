import TestSupport

/// Damages documents: a few small changes each, most of them made of what means something to TOML.
struct DocumentMutator {
  private var random: SeededGenerator
  private let corpus: [[UInt8]]

  private static let tokens: [[UInt8]] =
    [
      "\"", "'", "\"\"\"", "'''", "\\", "\\u", "\\U0010FFFF", "\\uD800", "\\n", "\\e", "\\x", "[",
      "]", "[[",
      "]]",
      "{", "}", "{}", ",", ".", "=", "#", "\n", "\r\n", "\r", "\t", " ", "\0", "\u{7F}", "\u{1F}",
      "é", "\u{FEFF}", "\u{2028}", "_", "-", "+", ":", "0", "1", "9", "00", "0x", "0o", "0b", "e",
      "E",
      "e+", "T", "t", "Z", "z", "inf", "nan", "true", "false", "a", "a.", "a.b", "a=1\n", "[a]\n",
      "[[a]]\n", "[a.b]\n", "[[a.b]]\n", "a.b=2\n", "1979-05-27", "07:32:00", ".5", "-07:00",
      "9223372036854775808", "-9223372036854775808",
    ].map { Array($0.utf8) } + [
      [0xFF], [0xC3], [0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
    ]

  init(seed: UInt64, corpus: [[UInt8]]) {
    random = SeededGenerator(seed: seed)
    self.corpus = corpus
  }

  mutating func document() -> [UInt8] {
    var document = corpus[below(corpus.count)]
    for _ in 0...below(2) { mutate(&document) }
    return document
  }

  private mutating func mutate(_ document: inout [UInt8]) {
    let spot = below(document.count + 1)
    let end = min(document.count, spot + 1 + below(4))
    switch below(8) {
    case 0: document.removeSubrange(spot..<end)
    case 1: document.insert(contentsOf: document[spot..<end], at: below(document.count + 1))
    case 2: if spot < document.count { document[spot] = UInt8(below(256)) }
    case 3: if spot < document.count { document[spot] = UInt8(0x20 + below(0x5F)) }
    case 4: moveLine(in: &document)
    default: document.insert(contentsOf: Self.tokens[below(Self.tokens.count)], at: spot)
    }
  }

  /// Puts a line in another place, where keys may be defined twice or under another header.
  private mutating func moveLine(in document: inout [UInt8]) {
    var lines = document.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let line = lines[below(lines.count)]
    lines.insert(line, at: below(lines.count + 1))
    document = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
  }

  private mutating func below(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }
}
