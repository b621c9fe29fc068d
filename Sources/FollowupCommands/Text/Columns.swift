extension String {
  /// How many columns of a terminal the text takes: two for the wide characters of East Asia and
  /// for emoji, none for marks that stand on the letter before.
  var columns: Int { reduce(0) { $0 + $1.columns } }
}

extension Character {
  fileprivate var columns: Int {
    guard let first = unicodeScalars.first else { return 0 }
    if first.isASCII { return 1 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    let isWide = first.isWide || unicodeScalars.contains { $0.value == 0xFE0F }
    return isWide ? 2 : 1
  }
}

extension Unicode.Scalar {
  /// Whether Unicode's East Asian Width calls it wide or fullwidth: the blocks of scripts, coarsely,
  /// and what is shown as an emoji by itself.
  fileprivate var isWide: Bool {
    if properties.isEmojiPresentation { return true }
    return switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
      0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
