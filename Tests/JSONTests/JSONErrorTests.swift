import JSON
import Testing

@Suite struct JSONErrorTests {
  static let sentences: [(String, String)] = [
    ("", "The JSON ends at byte 0, where a value was expected."),
    (
      "[1;2]",
      "The JSON has something else at byte 2, where a comma or a closing bracket was expected."
    ),
    ("[[[]]]", "The JSON is nested deeper than 2 levels at byte 2."),
    ("012", "A JSON number has a zero before its first digit at byte 0."),
    ("\"\t\"", "A JSON string has a control character at byte 1 that is not escaped."),
    (#""\q""#, "A JSON string has an escape at byte 1 that JSON does not know."),
    (#""\udead""#, "A JSON string has half of a surrogate pair at byte 1."),
    (#"{"a":0,"a":0}"#, #"A JSON object has the key "a" a second time at byte 7."#),
    (#"{"\n":0,"\n":0}"#, #"A JSON object has the key "\n" a second time at byte 8."#),
    ("0 0", "More text follows the JSON at byte 2."),
    (String(repeating: " ", count: 41), "The JSON is longer than the 40 bytes that are read."),
  ]

  @Test("An error is a sentence that says what was wrong, and where", arguments: sentences)
  func describe(text: String, sentence: String) {
    let limits = JSONLimits(depth: 2, bytes: 40)
    let error = #expect(throws: JSONError.self) {
      try JSONReader.parse(Array(text.utf8), limits: limits)
    }
    #expect(error?.description == sentence)
  }

  @Test func `a string that is not UTF-8 has its sentence`() {
    let error = #expect(throws: JSONError.self) { try JSONReader.parse([0x22, 0xFF, 0x22]) }
    #expect(error?.description == "A JSON string is not UTF-8 at byte 1.")
  }

  @Test func `a long key is shortened in a sentence`() {
    let member = "\"" + String(repeating: "k", count: 1000) + "\":0"
    let error = #expect(throws: JSONError.self) {
      try JSONReader.parse(Array("{\(member),\(member)}".utf8))
    }
    #expect((error?.description.utf8.count ?? .max) < 200)
  }
}
