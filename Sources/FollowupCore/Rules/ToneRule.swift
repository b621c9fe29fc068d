/// A message is to be polite, never too familiar, and to ask for one thing. The rule only notes what it
/// finds; it denies nothing.
package enum ToneRule {
  /// The notes on a text that is to be sent; empty if nothing is found.
  package static func notes(on text: String) -> [Reason] {
    familiarity(of: text) + requests(in: text)
  }

  // MARK: Familiarity

  /// Words and phrases among friends, as whole words in lower case.
  private static let familiar = [
    "babe", "bestie", "bff", "bro", "buddy", "cheers mate", "dude", "guys", "haha", "hey", "hiya",
    "honey", "hugs", "kisses", "lmao", "lol", "luv", "miss you", "omg", "pal", "sup", "sweetie",
    "wassup", "what's up", "xoxo", "xx", "yo",
  ]

  private static func familiarity(of text: String) -> [Reason] {
    let words = " \(words(of: text).joined(separator: " ")) "
    let found = familiar.filter { words.contains(" \($0) ") }
    guard !found.isEmpty else { return [] }
    let quoted = found.map { "\"\($0)\"" }.joined(separator: ", ")
    return [
      Reason(
        .tone, .note, "\(quoted) is too familiar for an employer", source: .article,
        remedy: Remedy(.writeFormally))
    ]
  }

  private static func words(of text: String) -> [Substring] {
    text.lowercased().map { $0 == "’" ? "'" : $0 }
      .split { !($0.isLetter || $0.isNumber || $0 == "'") }.map { Substring(String($0)) }
  }

  // MARK: Requests

  private static let asking = ["could you", "can you", "would you", "please", "let me know"]

  /// Counts the requests: sentences that are questions, or that contain one of the usual phrases.
  private static func requests(in text: String) -> [Reason] {
    var count = 0
    var sentence = ""
    for character in text + "." {
      sentence.append(character)
      guard ".!?\n".contains(character) else { continue }
      let words = " \(words(of: sentence).joined(separator: " ")) "
      if words.count > 2, character == "?" || asking.contains(where: { words.contains(" \($0) ") })
      {
        count += 1
      }
      sentence = ""
    }
    guard count > 1 else { return [] }
    return [
      Reason(
        .tone, .note, "the text asks for \(count) things; one message asks for one", source: .ours,
        remedy: Remedy(.askForOneThing))
    ]
  }
}
