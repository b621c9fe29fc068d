/// A message is to be polite, never too familiar, and to ask for one thing. The rule only notes what it
/// finds; it denies nothing.
package enum ToneRule {
  /// The notes on a text that is to be sent; a single one says so if nothing is found.
  package static func notes(on text: String, by phrases: Phrases = Phrases()) -> [Reason] {
    let notes =
      familiarity(of: text, phrases) + pressure(in: text, phrases) + requests(in: text, phrases)
    guard notes.isEmpty else { return notes }
    return [
      Reason(
        .tone, .note,
        "the text was read: nothing in it is too familiar or pressing, and it asks for one thing at most",
        source: .ours)
    ]
  }

  private static func familiarity(of text: String, _ phrases: Phrases) -> [Reason] {
    var found = phrases.familiar.filter { Phrases.holds(text, $0) }
    if sentences(of: text).contains(where: Phrases.isLoving) { found.append("love") }
    return note(found, "too familiar for an employer")
  }

  /// Reproaches, impatience, and shouting: several marks in a row, or all in capitals.
  private static func pressure(in text: String, _ phrases: Phrases) -> [Reason] {
    var found = phrases.pressing.filter { Phrases.holds(text, $0) }
    let words = text.split { !$0.isLetter }.map { String($0) }.filter { $0.count > 1 }
    if !words.isEmpty, let marks = ["!!", "??", "?!", "!?"].first(where: text.contains) {
      found.append(marks)
    }
    if words.count > 1, words.allSatisfy({ $0 == $0.uppercased() && $0 != $0.lowercased() }) {
      found.append(text)
    }
    return note(found, "pressing: they know that you wait")
  }

  private static func note(_ found: [String], _ problem: String) -> [Reason] {
    guard !found.isEmpty else { return [] }
    let quoted = found.map { "\"\($0)\"" }.joined(separator: ", ")
    return [
      Reason(
        .tone, .note, "\(quoted) \(found.count == 1 ? "is" : "are") \(problem)", source: .article,
        remedy: Remedy(.writeFormally))
    ]
  }

  private static func sentences(of text: String) -> [String] {
    var sentences = [""]
    for character in text {
      sentences[sentences.count - 1].append(character)
      if ".!?\n".contains(character) { sentences.append("") }
    }
    return sentences
  }

  /// A sentence asks if it is a question, or says so in one of the usual ways and is no courtesy.
  private static func requests(in text: String, _ phrases: Phrases) -> [Reason] {
    let count = sentences(of: text).count { sentence in
      let asks = phrases.requests.contains { Phrases.holds(sentence, $0) }
      let isCourtesy = phrases.courtesies.contains { Phrases.holds(sentence, $0) }
      let isQuestion = sentence.hasSuffix("?") && sentence.contains { $0.isLetter }
      return isQuestion || asks && !isCourtesy
    }
    guard count > 1 else { return [] }
    return [
      Reason(
        .tone, .note, "the text asks for \(count) things; one message asks for one", source: .ours,
        remedy: Remedy(.askForOneThing))
    ]
  }
}
