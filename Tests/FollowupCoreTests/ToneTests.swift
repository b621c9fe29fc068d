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

  @Test func `phrases of the user's own are found, too`() {
    var phrases = Phrases()
    phrases.familiar.append("top notch")
    phrases.requests.append("do tell me")
    phrases.courtesies.append("if anything is unclear")
    let text =
      "Top-notch talk! Do tell me more. When will you decide? Please ask if anything is unclear."
    let notes = ToneRule.notes(on: text, by: phrases).map(\.text)
    #expect(notes.count == 2)
    #expect(notes[0].hasPrefix("\"top notch\" is too familiar"))
    #expect(notes[1].hasPrefix("the text asks for 2 things"))
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
