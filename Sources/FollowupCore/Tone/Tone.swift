/// How a message to an employer reads: polite, never too familiar, and with one request at most.
package enum Tone {
  /// What a text could do better, each a sentence without its full stop, in the order in which it
  /// stands in the text. These are notes: no text is refused for its tone.
  package static func notes(on text: String) -> [String] {
    let sentences = Sentence.all(in: text)
    var notes: [String] = []
    for sentence in sentences {
      for remark in sentence.remarks where !notes.contains(remark) { notes.append(remark) }
    }
    if text.contains("!!") {
      notes.append("“!!” is too familiar for an employer; one full stop says it as well")
    }
    if text.unicodeScalars.contains(where: \.properties.isEmojiPresentation) {
      notes.append("a picture sign is too familiar for an employer; leave it out")
    }
    let requests = sentences.count(where: \.asks)
    if requests > 1 {
      notes.append("it asks for \(requests) things; one request a message is answered sooner")
    }
    return notes
  }

  /// Phrases among friends, with what an employer would rather read; nil is nothing at all.
  static let familiar: [(phrase: String, instead: String?)] = [
    ("hey", "“Dear”"), ("hiya", "“Dear”"), ("yo", "“Dear”"), ("sup", "“Dear”"),
    ("what's up", nil), ("buddy", "the name"), ("dude", "the name"), ("pal", "the name"),
    ("bro", "the name"), ("mate", "the name"), ("honey", "the name"), ("my friend", "the name"),
    ("you guys", "“you”"), ("xoxo", "“Kind regards”"), ("hugs", "“Kind regards”"),
    ("kisses", "“Kind regards”"), ("cheers", "“Kind regards”"), ("love you", nil),
    ("miss you", nil), ("lol", nil), ("omg", nil), ("btw", "“by the way”"),
    ("asap", "a date"), ("gonna", "“going to”"), ("wanna", "“want to”"), ("gotta", "“have to”"),
    ("no worries", "“of course”"), ("thx", "“thank you”"), ("plz", "“please”"),
    ("pls", "“please”"), ("hit me up", "“write to me”"), ("grab a beer", nil),
    ("ping me", "“write to me”"),
  ]

  /// Phrases that ask for something, whether or not a question mark follows.
  static let requests = [
    "please", "could you", "can you", "would you", "will you", "may i ask", "let me know",
    "i would like to ask", "i'd like to ask", "i would appreciate", "i'd appreciate",
    "i would be grateful if", "i need you to", "i look forward to hearing",
  ]
}

/// A sentence of a text, as words in lower case.
private struct Sentence {
  let words: [Substring]
  let isQuestion: Bool

  /// The sentences of a text: each ends with its mark, or with an empty line.
  static func all(in text: String) -> [Sentence] {
    var sentences: [Sentence] = []
    var current = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.allSatisfy(\.isWhitespace) { sentences += sentence(&current, isQuestion: false) }
      for character in line + " " {
        if ".!?".contains(character) {
          sentences += sentence(&current, isQuestion: character == "?")
        } else {
          current.append(character)
        }
      }
    }
    return sentences + sentence(&current, isQuestion: false)
  }

  private static func sentence(_ text: inout String, isQuestion: Bool) -> [Sentence] {
    let plain = text.lowercased().map { $0 == "’" ? "'" : $0 }
    text = ""
    let words = String(plain).split { !($0.isLetter || $0.isNumber || $0 == "'") }
    return words.isEmpty ? [] : [Sentence(words: words, isQuestion: isQuestion)]
  }

  var asks: Bool { isQuestion || Tone.requests.contains { place(of: $0) != nil } }

  /// What is too familiar in it, in its own order.
  var remarks: [String] {
    Tone.familiar.compactMap { phrase, instead in place(of: phrase).map { ($0, phrase, instead) } }
      .sorted { $0.0 < $1.0 }
      .map { _, phrase, instead in
        "“\(phrase)” is too familiar for an employer; "
          + (instead.map { "write \($0) instead" } ?? "leave it out")
      }
  }

  /// The word at which a phrase begins.
  private func place(of phrase: String) -> Int? {
    let wanted = phrase.split(separator: " ")
    guard wanted.count <= words.count else { return nil }
    return (0...(words.count - wanted.count)).first { start in
      words[start..<(start + wanted.count)].elementsEqual(wanted)
    }
  }
}
