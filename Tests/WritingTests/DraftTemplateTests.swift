import FollowupCore
import JSON
import Testing
import Writing

/// The messages that come with the program.
struct DraftTemplateTests {
  /// What may be known: everything, nothing, and what is known of somebody who wrote once.
  private static let contexts: [JSONObject] = [
    [
      "recipient": "Jo Doe", "company": "Acme", "role": "Engineer",
      "occasion": "the phone interview", "date": "Fri 20 Nov 2026", "leaving": true,
      "you": "Pat Roe",
    ],
    [
      "recipient": "Jo Doe", "occasion": "what you said about timing", "date": "Fri 20 Nov 2026",
      "leaving": false,
    ],
    ["role": "Engineer"], ["leaving": true], [:],
  ]

  private func text(of action: Action, _ context: JSONObject) throws -> String {
    let request: JSONValue = ["template": .string(action.rawValue), "context": .object(context)]
    return try TextKind.draft.text(
      for: WritingRequest(Array(request.serialized().utf8), limitBytes: 1 << 20))
  }

  @Test(arguments: Action.allCases, contexts.indices)
  func `each is polite, asks for one thing at most and is whole`(action: Action, index: Int) throws
  {
    let context = Self.contexts[index]
    let text = try text(of: action, context)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0].hasPrefix("Subject: ") && lines[1].isEmpty)
    let message = lines.dropFirst(2).joined(separator: "\n")
    #expect(ToneRule.notes(on: message) == ToneRule.notes(on: ""), "\(text)")
    #expect(text.count { $0 == "?" } <= 1)
    #expect(!text.contains("{") && !text.contains("  ") && !text.contains(" ."), "\(text)")
    #expect(!text.contains("\n\n\n"), "\(text)")
    #expect(lines.count < 16 && message.count < 500, "\(text)")
    #expect(message.hasPrefix("Dear \(context["recipient"]?.stringValue ?? "hiring team"),\n"))
    let name = context["you"]?.stringValue.map { "\($0)\n" } ?? ""
    #expect(text.hasSuffix("\nKind regards\n\(name)"))
  }

  @Test(arguments: Action.allCases)
  func `none speaks of money, or has a figure that nobody gave it`(action: Action) throws {
    let text = try text(of: action, [:]).lowercased()
    for word in ["salary", "compensation", "pay", "amount", "eur", "usd", "deadline"] {
      #expect(!text.contains(word), "\(text)")
    }
    #expect(text.allSatisfy { !$0.isNumber })
  }

  @Test func `a check-in says what it follows, and a note to those who were turned down says so`()
    throws
  {
    let checkIn = try text(of: .checkIn, Self.contexts[1])
    #expect(checkIn.contains("application, after what you said about timing on Fri 20 Nov 2026. I"))
    #expect(try text(of: .checkIn, [:]).contains("my application. I remain"))
    let decided = "I have decided not to pursue it further."
    #expect(try text(of: .graciousNote, ["leaving": true]).contains(decided))
    #expect(try !text(of: .graciousNote, ["leaving": false]).contains(decided))
  }
}
