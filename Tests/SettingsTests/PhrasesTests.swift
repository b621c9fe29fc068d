import FollowupCore
import Settings
import Testing

/// The file of phrases, which extends the program's own lists.
struct PhrasesTests {
  private func read(_ text: String) -> (phrases: Phrases, problems: [String]) {
    let (phrases, diagnostics) = Phrases.read(Array(text.utf8), file: "f")
    return (phrases, diagnostics.map(\.description))
  }

  @Test func `Each section extends its list`() {
    let (phrases, problems) = read(
      "# mine\n[familiar]\n  Top notch \n\n[request]\ndo tell me\n[courtesy]\nif unclear\n"
        + "[pressing]\nget a move on")
    #expect(problems == [])
    #expect(phrases.familiar == Phrases().familiar + ["top notch"])
    #expect(phrases.requests == Phrases().requests + ["do tell me"])
    #expect(phrases.courtesies == Phrases().courtesies + ["if unclear"])
    #expect(phrases.pressing == Phrases().pressing + ["get a move on"])
    #expect(Phrases.read(nil, file: "f").0 == Phrases())
    let (marked, none) = read("\u{FEFF}[familiar]\r\ntop notch\r\n")
    #expect(none == [] && marked.familiar == Phrases().familiar + ["top notch"])
  }

  @Test(
    "What is wrong is said with its line, and the rest holds",
    arguments: [
      ("hello\n[familiar]\ntop notch", "f:1:1: A phrase belongs to a section: write one of"),
      (
        "[familar]\nx\n[familiar]\ntop notch", "f:1:1: There is no section \"[familar]\". There are"
      ),
      ("[familiar]\n!!!\ntop notch", "f:2:1: \"!!!\" has no word in it."),
    ])
  func problems(text: String, problem: String) throws {
    let (phrases, problems) = read(text)
    #expect(problems.count == 1)
    #expect(try #require(problems.first).hasPrefix(problem), "\(problems)")
    #expect(phrases.familiar == Phrases().familiar + ["top notch"])
  }

  @Test func `A line that is not text is named`() {
    let (_, diagnostics) = Phrases.read([0x5B, 0xFF, 0x0A], file: "f")
    #expect(diagnostics.map(\.description) == ["f:1:1: This line is not UTF-8."])
  }
}
