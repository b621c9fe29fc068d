import JSON
import Testing

@Suite struct JSONWriterTests {
  static let table: [(JSONValue, String)] = [
    (nil, "null"),
    (true, "true"),
    (false, "false"),
    (0, "0"),
    (.integer(.min), "-9223372036854775808"),
    (.number(JSONNumber("1.0")!), "1.0"),
    (.number(JSONNumber("1E400")!), "1E400"),
    ("", #""""#),
    ("a/b", #""a/b""#),
    ("\"\\", #""\"\\""#),
    ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#),
    ("\0\u{1}\u{B}\u{1F}", #""\u0000\u0001\u000b\u001f""#),
    ("\u{7F}é€😀\u{2028}", "\"\u{7F}é€😀\u{2028}\""),
    ([], "[]"),
    ([1, [], "a"], #"[1,[],"a"]"#),
    ([:], "{}"),
    (["z": 1, "a": ["k\n": nil]], #"{"z":1,"a":{"k\n":null}}"#),
  ]

  @Test("A value is written in one line, in order, with the fewest escapes", arguments: table)
  func write(value: JSONValue, text: String) throws {
    #expect(value.serialized() == text)
    #expect(try JSONReader.parse(Array(text.utf8)) == value)
  }

  @Test func `what must be escaped is found at every place, and nothing else`() throws {
    for byte in UInt8.min...0x7F {
      let character = String(UnicodeScalar(byte))
      let mustEscape = byte < 0x20 || character == "\"" || character == "\\"
      for (before, after) in (0...17).flatMap({ before in [0, 1, 9].map { (before, $0) } }) {
        // The neighbours are those that a subtraction in a longer word could touch.
        let text =
          String(repeating: "\u{7F}!", count: before) + character
          + String(repeating: "#é", count: after)
        let written = JSONValue.string(text).serialized()
        #expect((written == "\"\(text)\"") == !mustEscape)
        #expect(try JSONReader.parse(Array(written.utf8)) == .string(text))
      }
    }
  }

  @Test func `an object is written member by member`() {
    var writer = JSONWriter(bytes: Array("x".utf8))
    writer.writeObject { writer in
      writer.begin(JSONKey("a\n"))
      writer.writeArray { writer in
        writer.separate()
        writer.write(1 as Int64)
        writer.separate()
        writer.writeArray { _ in }
        writer.separate()
        writer.write("{" as String)
        writer.separate()
        writer.writeObject { _ in }
      }
      writer.writeMembers(of: ["b": true, "c": nil])
    }
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == #"x{"a\n":[1,[],"{",{}],"b":true,"c":null}"#)
  }

  @Test func `a value is appended to what is there`() {
    var bytes = Array("x".utf8)
    JSONValue.array([1]).serialize(into: &bytes)
    JSONObject([("a", 2)]).serialize(into: &bytes)
    #expect(bytes == Array(#"x[1]{"a":2}"#.utf8))
  }

  @Test func `pretty text has a line for each member and element`() throws {
    let value: JSONValue = ["a": 1, "b": [true, [:], []], "c": ["d": "e"]]
    let text = """
      {
        "a": 1,
        "b": [
          true,
          {},
          []
        ],
        "c": {
          "d": "e"
        }
      }
      """
    #expect(value.serialized(pretty: true) == text)
    #expect(try JSONReader.parse(Array(text.utf8)) == value)
  }

  @Test func `all of Unicode comes back as it was written`() throws {
    var text = ""
    for code in UInt32(0)...0x10FFFF where code < 0x3000 || code % 97 == 0 {
      if let scalar = Unicode.Scalar(code) { text.unicodeScalars.append(scalar) }
    }
    let written = JSONValue.string(text).serialized()
    let read = try JSONReader.parse(Array(written.utf8)).stringValue
    #expect(read?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
  }

  @Test(arguments: [
    "", "1", "-0", "9223372036854775807", "01.5", "1.", " 1.5", "1.5 ", "x", "\"1.5\"", "1.5\n",
  ])
  func `what is no number, or is an integer, is not kept as a number's text`(text: String) {
    #expect(JSONNumber(text) == nil)
  }
}
