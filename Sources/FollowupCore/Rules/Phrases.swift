/// The phrases by which a text's tone is read, as whole words, in letters of either case.
package struct Phrases: Hashable, Sendable {
  /// Words among friends.
  package var familiar = [
    "babe", "bestie", "bff", "bro", "buddy", "cheers mate", "dude", "guys", "haha", "hey", "hiya",
    "honey", "hugs", "kisses", "lmao", "lol", "lots of love", "luv", "miss you", "omg", "pal",
    "sup", "sweetie", "thanks a bunch", "thanks a million", "thanks a ton", "thx", "wassup",
    "what's up", "xoxo", "xx", "yo", "you rock",
  ]
  /// Words that reproach or press.
  package var pressing = [
    "again since", "as i already said", "asap", "follow up again", "following up again",
    "have not answered", "have not replied", "haven't answered", "haven't replied", "i demand",
    "i expect an answer", "ignored my", "ignoring me", "ignoring my", "never answered",
    "never got back", "never heard back", "never replied", "still no answer", "still no reply",
    "still waiting", "third time i", "urgently", "why have you not", "why haven't you",
  ]
  /// A sentence with one of these asks for something.
  package var requests = ["could you", "can you", "would you", "please", "let me know"]
  /// A sentence with one of these offers, thanks or points out, and asks for nothing.
  package var courtesies = [
    "any question", "any questions", "any further questions", "anything else", "do not hesitate",
    "don't hesitate", "feel free", "if you need", "please accept", "please find",
  ]

  /// The program's own lists.
  package init() {}

  /// Whether a text holds a phrase, as whole words.
  static func holds(_ text: String, _ phrase: String) -> Bool {
    " \(words(of: text)) ".contains(" \(words(of: phrase)) ")
  }

  /// Whether a sentence only closes a letter with love: "Love, Alex".
  static func isLoving(_ sentence: String) -> Bool {
    let words = words(of: sentence).split(separator: " ")
    return words.first == "love" && words.count < 4 || words == ["all", "my", "love"]
  }

  private static func words(of text: String) -> String {
    text.lowercased().map { $0 == "’" ? "'" : $0 }
      .split { !($0.isLetter || $0.isNumber || $0 == "'") }.map { String($0) }
      .joined(separator: " ")
  }

  /// Whether a text has a word in it, by which it could be found.
  package static func isPhrase(_ text: String) -> Bool { !words(of: text).isEmpty }
}
