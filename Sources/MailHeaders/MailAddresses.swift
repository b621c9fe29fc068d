/// Finds the addresses in what people and programs write where addresses belong.
package enum MailAddresses {
  /// The addresses, without names. They may be separated by commas or, as people write them, by
  /// semicolons; what has no "@" is left out.
  package static func addresses(in value: [UInt8]) -> [String] {
    var scan = Scan()
    for scalar in String(decoding: value, as: UTF8.self).unicodeScalars { scan.take(scalar) }
    scan.endPlace()
    return scan.found
  }

  /// Goes through a value once, character by character.
  private struct Scan {
    private(set) var found: [String] = []
    /// What stands outside quotation marks, comments and angle brackets at the present place.
    private var plain = String.UnicodeScalarView()
    /// What stands in angle brackets there; nil before they open.
    private var bracketed: String.UnicodeScalarView?
    private var isBracketOpen = false
    private var commentDepth = 0
    private var isQuoted = false
    private var isEscaped = false
    private var isLiteral = false

    mutating func take(_ scalar: Unicode.Scalar) {
      if isEscaped {
        isEscaped = false
        if commentDepth == 0 { keep(scalar) }
        return
      }
      if scalar == "\\", isQuoted || commentDepth > 0 {
        isEscaped = true
      } else if isQuoted {
        if scalar == "\"" {
          isQuoted = false
        } else {
          keep(scalar == " " ? Self.quotedSpace : scalar)
        }
      } else if commentDepth > 0 {
        if scalar == "(" { commentDepth += 1 }
        if scalar == ")" { commentDepth -= 1 }
      } else {
        takeSign(scalar)
      }
    }

    private mutating func takeSign(_ scalar: Unicode.Scalar) {
      switch scalar {
      case "\"": isQuoted = true
      case "(": commentDepth = 1
      case "[": isLiteral = true; keep(scalar)
      case "]": isLiteral = false; keep(scalar)
      case "<":
        (bracketed, isBracketOpen) = (String.UnicodeScalarView(), true)
      case ">": isBracketOpen = false
      // A route precedes the address, and a group's name its members.
      case ":" where isBracketOpen && !isLiteral: bracketed = String.UnicodeScalarView()
      case ":" where !isLiteral:
        // Where an address precedes the colon, it is no name, and to some programs a recipient.
        if plain.contains("@") { endPlace() }
        plain = String.UnicodeScalarView()
      case "," where isBracketOpen && bracketed?.first == "@": keep(scalar)
      case ",", ";": endPlace()
      default: keep(scalar)
      }
    }

    private mutating func keep(_ scalar: Unicode.Scalar) {
      if isBracketOpen { bracketed?.append(scalar) } else { plain.append(scalar) }
    }

    /// Ends one of the places between separators.
    mutating func endPlace() {
      let words =
        bracketed.map { [String($0.filter { !$0.properties.isWhitespace })] }
        ?? String(plain).split(whereSeparator: \.isWhitespace).map(String.init)
      found += words.filter(Self.isAddress).map {
        $0.replacing(String(Self.quotedSpace), with: " ")
      }
      (plain, bracketed, isBracketOpen) = (.init(), nil, false)
    }

    private static func isAddress(_ word: String) -> Bool {
      guard let at = word.lastIndex(of: "@") else { return false }
      return at != word.startIndex && word.index(after: at) != word.endIndex
    }

    /// Stands for a space in quotation marks, which belongs to the address.
    private static let quotedSpace: Unicode.Scalar = "\u{0}"
  }
}
