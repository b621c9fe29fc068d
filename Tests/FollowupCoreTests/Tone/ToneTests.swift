import FollowupCore
import Testing

/// How messages read.
@Suite struct ToneTests {
  @Test(arguments: Action.allCases)
  func `a template keeps to the tone that it asks of others`(_ action: Action) {
    let (subject, body) = Template.text(for: action)
    #expect(Tone.notes(on: subject).isEmpty)
    #expect(Tone.notes(on: body).isEmpty)
    #expect((1...60).contains(subject.count))
    #expect(body.count < 400)
    #expect(body.hasPrefix("Dear [name],\n\n"))
    #expect(body.hasSuffix("\n\nKind regards\n[your name]\n"))
    #expect(body.count { $0 == "?" } == (action == .checkIn ? 1 : 0))
  }

  @Test(arguments: [
    ("Hey Jo, thank you.", ["“hey” is too familiar for an employer; write “Dear” instead"]),
    (
      "Thank you, dude. LOL",
      [
        "“dude” is too familiar for an employer; write the name instead",
        "“lol” is too familiar for an employer; leave it out",
      ]
    ),
    ("What’s up", ["“what's up” is too familiar for an employer; leave it out"]),
    (
      "They said HEY\nand hey again.",
      ["“hey” is too familiar for an employer; write “Dear” instead"]
    ),
    ("Thank you!!", ["“!!” is too familiar for an employer; one full stop says it as well"]),
    ("Thank you 😀", ["a picture sign is too familiar for an employer; leave it out"]),
    ("The whey protein and the palette.", []), ("", []), ("!?.", []),
    ("Room 7 # 3", []),
  ])
  func `phrases among friends are noted, whole words only`(_ text: String, _ notes: [String]) {
    #expect(Tone.notes(on: text) == notes)
  }

  @Test(arguments: [
    ("Could you tell me where things stand?", 1),
    ("Could you tell me where things stand? Please send the address, too.", 2),
    ("Where is it? When is it? Let me know.", 3),
    ("Please let me know, could you?", 1),
    ("I would appreciate an answer\n\nCan you call", 2),
    ("I would appreciate\nan answer, please", 1),
    ("Thank you for your time.", 0),
  ])
  func `more than one request is noted`(_ text: String, _ requests: Int) {
    let expected =
      requests > 1
      ? ["it asks for \(requests) things; one request a message is answered sooner"] : []
    #expect(Tone.notes(on: text) == expected)
  }
}
