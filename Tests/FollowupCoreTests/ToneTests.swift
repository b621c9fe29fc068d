import FollowupCore
import Testing

/// What is noted about a text, and what is not.
@Suite struct ToneTests {
  @Test(arguments: [
    "Hey Jo, any news?", "Cheers mate!", "What’s up? I am curious.", "LOL, thank you", "xoxo",
    "Thanks a ton!!! You rock",
  ])
  func `a familiar phrase is noted`(text: String) {
    #expect(ToneRule.notes(on: text).contains { $0.text.contains("too familiar") })
  }

  @Test(arguments: [
    "Dear Ms Doe, thank you for your time on Friday. Could you tell me when you will decide?",
    "They said that prose is a broad subject.", "", "…?!", "I spoke to Mr Pallas about yoga.",
    "When will you decide? If you have any questions, please let me know.",
    "Please find my references below. Could you confirm? Please do not hesitate to call.",
  ])
  func `a polite text with one request is said to be read`(text: String) throws {
    let notes = ToneRule.notes(on: text)
    #expect(notes.count == 1)
    #expect(try #require(notes.first).text.hasPrefix("the text was read"))
  }

  @Test(arguments: [
    "All my love", "Thank you for the talk. Love, Alex", "Thanks. Love\nAlex", "thx, Al",
  ])
  func `a loving or short word is too familiar`(text: String) {
    #expect(ToneRule.notes(on: text).contains { $0.text.contains("too familiar") })
  }

  @Test(arguments: [
    ("just following up AGAIN since you never answered", "following up again"),
    ("Third time I write!!!", "!!"), ("WHEN WILL I HEAR", "WHEN WILL I HEAR"),
    ("Please respond ASAP.", "asap"), ("I am still waiting for your answer.", "still waiting"),
    ("Why have you not written?!", "why have you not"),
  ])
  func `a text that presses is noted with its words`(text: String, words: String) throws {
    let note = try #require(ToneRule.notes(on: text).first)
    #expect(note.text.contains("\"\(words)\"") && note.text.contains("pressing"))
  }

  @Test(arguments: [
    "I would love to work with you. Kind regards, Al", "I know SQL, HTML and CSS.", "OK", "大変",
    "I hope that the urgency is clear! Thank you.", "I am waiting for the train.",
  ])
  func `what only looks like love or pressure is not noted`(text: String) {
    let notes = ToneRule.notes(on: text)
    #expect(notes.count == 1 && notes[0].text.hasPrefix("the text was read"), "\(notes)")
  }

  @Test func `phrases of the user's own are found, too`() {
    var phrases = Phrases()
    phrases.familiar.append("top notch")
    phrases.pressing.append("what keeps you")
    phrases.requests.append("do tell me")
    phrases.courtesies.append("if anything is unclear")
    let text =
      "Top-notch talk! What keeps you, Jo! Do tell me more. When will you decide? Please ask if anything is unclear."
    let notes = ToneRule.notes(on: text, by: phrases).map(\.text)
    #expect(notes.count == 3)
    #expect(notes[0].hasPrefix("\"top notch\" is too familiar"))
    #expect(notes[1].hasPrefix("\"what keeps you\" is pressing"))
    #expect(notes[2].hasPrefix("the text asks for 2 things"))
  }

  @Test(arguments: [
    "When will you decide? Who decides?", "Please write. Could you also call?",
    "Let me know soon, and would you send the contract? Please hurry.",
  ])
  func `more than one request is noted`(text: String) {
    #expect(ToneRule.notes(on: text).contains { $0.text.contains("asks for") })
  }

  @Test func `notes never change an answer`() throws {
    var story = try Story(added: "2026-11-01 12:00")
    try story.contact("2026-11-01 12:00")
    let verdict = try story.check(.checkIn, at: "2026-11-09 10:00")
    let noted = verdict.adding(ToneRule.notes(on: "Hey!"))
    #expect((noted.answer, noted.from) == (verdict.answer, verdict.from))
    #expect(noted.because.count == verdict.because.count + 1)
  }
}
