/// A message is to be polite, never too familiar, and to ask for one thing. The rule only notes what it
/// finds; it denies nothing.
package enum ToneRule {
  /// The notes on a text that is to be sent; a single one says so if nothing is found.
  package static func notes(on text: String, by phrases: Phrases = Phrases()) -> [Reason] {
    let notes = familiarity(of: text, phrases) + requests(in: text, phrases)
    guard notes.isEmpty else { return notes }
    return [
      Reason(
        .tone, .note,
        "the text was read: nothing in it is too familiar, nor asks for several things",
        source: .ours)
    ]
  }

  private static func familiarity(of text: String, _ phrases: Phrases) -> [Reason] {
    let found = phrases.familiar.filter { Phrases.holds(text, $0) }
    guard !found.isEmpty else { return [] }
    let quoted = found.map { "\"\($0)\"" }.joined(separator: ", ")
    return [
      Reason(
        .tone, .note, "\(quoted) is too familiar for an employer", source: .article,
        remedy: Remedy(.writeFormally))
    ]
  }

  /// A sentence asks if it is a question, or says so in one of the usual ways and is no courtesy.
  private static func requests(in text: String, _ phrases: Phrases) -> [Reason] {
    var count = 0
    var sentence = ""
    for character in text + "." {
      sentence.append(character)
      guard ".!?\n".contains(character) else { continue }
      let asks = phrases.requests.contains { Phrases.holds(sentence, $0) }
      let isCourtesy = phrases.courtesies.contains { Phrases.holds(sentence, $0) }
      let isQuestion = character == "?" && sentence.contains { $0.isLetter }
      if isQuestion || asks && !isCourtesy { count += 1 }
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
