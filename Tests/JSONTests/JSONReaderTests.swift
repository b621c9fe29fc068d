import JSON
import Testing

@Suite struct JSONReaderTests {
  static let accepted: [(String, JSONValue)] = [
    ("null", .null),
    (" true ", true),
    ("\t\r\n false", false),
    ("0", 0),
    ("-0", 0),
    ("42", 42),
    ("-7", -7),
    ("999999999999999999", 999_999_999_999_999_999),
    ("1000000000000000000", 1_000_000_000_000_000_000),
    ("9223372036854775807", .integer(.max)),
    ("-9223372036854775808", .integer(.min)),
    ("9223372036854775808", .number(JSONNumber("9223372036854775808")!)),
    ("-9223372036854775809", .number(JSONNumber("-9223372036854775809")!)),
    ("1.0", .number(JSONNumber("1.0")!)),
    ("-0.50", .number(JSONNumber("-0.50")!)),
    ("1e5", .number(JSONNumber("1e5")!)),
    ("1E+5", .number(JSONNumber("1E+5")!)),
    ("12.5e-30", .number(JSONNumber("12.5e-30")!)),
    (#""""#, ""),
    (#""text""#, "text"),
    (#""a\"b\\c\/d\be\ff\ng\rh\ti""#, "a\"b\\c/d\u{8}e\u{C}f\ng\rh\ti"),
    (#""\u0041\u00e9\u00E9\u20ac\u0000""#, "A\u{E9}\u{E9}\u{20AC}\0"),
    (#""\ud83d\ude00\uDBFF\uDFFF""#, "\u{1F600}\u{10FFFF}"),
    (#""é€😀""#, "é€😀"),
    ("\"\u{7F}\u{2028}\"", "\u{7F}\u{2028}"),
    ("[]", []),
    ("[ ]", []),
    ("[1,[2 , 3],[]]", [1, [2, 3], []]),
    ("{}", [:]),
    ("{ }", [:]),
    (#"{"b":1,"a":{"c":[null]}}"#, ["b": 1, "a": ["c": [nil]]]),
    (#"{ "" : 1 , "\u0020" : 2 }"#, ["": 1, " ": 2]),
  ]

  @Test("JSON is read", arguments: accepted)
  func read(text: String, value: JSONValue) throws {
    #expect(try JSONReader.parse(Array(text.utf8)) == value)
  }

  static let refused: [(String, JSONError.Kind, Int)] = [
    ("", .ends(before: .value), 0),
    ("  ", .ends(before: .value), 2),
    ("nul", .expected(.value), 0),
    ("nulL", .expected(.value), 0),
    ("True", .expected(.value), 0),
    ("NaN", .expected(.value), 0),
    ("Infinity", .expected(.value), 0),
    ("-Infinity", .expected(.digit), 1),
    ("+1", .expected(.value), 0),
    (".5", .expected(.value), 0),
    ("-", .ends(before: .digit), 1),
    ("01", .leadingZero, 0),
    ("-00", .leadingZero, 1),
    ("1.", .ends(before: .digit), 2),
    ("1.e5", .expected(.digit), 2),
    ("1e", .ends(before: .digit), 2),
    ("1e+-5", .expected(.digit), 3),
    ("0x10", .trailingText, 1),
    ("1 2", .trailingText, 2),
    ("{} x", .trailingText, 3),
    ("1\0", .trailingText, 1),
    ("\u{FEFF}1", .expected(.value), 0),
    ("\u{A0}1", .expected(.value), 0),
    ("[", .ends(before: .value), 1),
    ("[1", .ends(before: .commaOrBracket), 2),
    ("[1,", .ends(before: .value), 3),
    ("[1,]", .expected(.value), 3),
    ("[,1]", .expected(.value), 1),
    ("[1 2]", .expected(.commaOrBracket), 3),
    ("[1}", .expected(.commaOrBracket), 2),
    ("]", .expected(.value), 0),
    ("{", .ends(before: .key), 1),
    ("{1:2}", .expected(.key), 1),
    (#"{"a""#, .ends(before: .colon), 4),
    (#"{"a" 1}"#, .expected(.colon), 5),
    (#"{"a":"#, .ends(before: .value), 5),
    (#"{"a":1"#, .ends(before: .commaOrBrace), 6),
    (#"{"a":1,}"#, .expected(.key), 7),
    (#"{"a":1 "b":2}"#, .expected(.commaOrBrace), 7),
    (#"{"a":1,"b":2,"a":3}"#, .duplicateKey("a"), 13),
    (#"{"a":1,"\u0061":3}"#, .duplicateKey("a"), 7),
    (#"[{"x":{"k":0,"k":0}}]"#, .duplicateKey("k"), 13),
    (#"""#, .ends(before: .quotationMark), 1),
    (#""abc"#, .ends(before: .quotationMark), 4),
    (#""\"#, .ends(before: .quotationMark), 2),
    (#""\""#, .ends(before: .quotationMark), 3),
    ("\"a\nb\"", .bareControlCharacter, 2),
    ("\"\0\"", .bareControlCharacter, 1),
    (#""\x""#, .unknownEscape, 1),
    (#""ab\ ""#, .unknownEscape, 3),
    ("\"\\\u{1}\"", .unknownEscape, 1),
    (#""\u12""#, .expected(.hexDigit), 5),
    (#""\u12G4""#, .expected(.hexDigit), 5),
    (#""\ud800""#, .loneSurrogate, 1),
    (#""a\udc00""#, .loneSurrogate, 2),
    (#""\ud800x""#, .loneSurrogate, 1),
    (#""\ud800\n""#, .loneSurrogate, 1),
    (#""\ud800\ud800""#, .loneSurrogate, 1),
    (#""\ud800\u0041""#, .loneSurrogate, 1),
    ("'a'", .expected(.value), 0),
    ("// no\n1", .expected(.value), 0),
  ]

  @Test("What is not JSON is refused where it stops being JSON", arguments: refused)
  func refuse(text: String, kind: JSONError.Kind, offset: Int) {
    let error = #expect(throws: JSONError.self) { try JSONReader.parse(Array(text.utf8)) }
    #expect(error?.kind == kind)
    #expect(error?.offset == offset)
  }

  static let notUTF8: [([UInt8], Int)] = [
    ([0x80], 0),
    ([0x61, 0xFF], 1),
    ([0xC3], 0),
    ([0xC0, 0xAF], 0),
    ([0xE0, 0x80, 0xAF], 0),
    ([0xF0, 0x80, 0x80, 0xAF], 0),
    ([0xED, 0xA0, 0x80], 0),
    ([0xF4, 0x90, 0x80, 0x80], 0),
    ([0x61, 0x62, 0xE2, 0x82], 2),
    ([0x5C, 0x6E, 0xFE], 2),
  ]

  @Test("A string that is not UTF-8 is refused", arguments: notUTF8)
  func refuseBytes(bytes: [UInt8], offset: Int) {
    let quoted = [UInt8(ascii: "[")] + Array("\"".utf8) + bytes + Array("\"]".utf8)
    let error = #expect(throws: JSONError.self) { try JSONReader.parse(quoted) }
    #expect(error?.kind == .invalidUTF8)
    #expect(error?.offset == offset + 2)
  }

  @Test func `bytes outside a string that are not ASCII are refused`() {
    for byte in UInt8(0x80)...0xFF {
      #expect(throws: JSONError.self) { try JSONReader.parse([byte, UInt8(ascii: "1")]) }
      #expect(throws: JSONError.self) { try JSONReader.parse([UInt8(ascii: "1"), byte]) }
    }
  }

  @Test func `every prefix of a document is refused, and never crashes`() throws {
    let text = #"{"a":[1,-2.5e3,true,null,"é\u00e9\ud83d\ude00\n"],"b":{"c":""}}"#
    let bytes = Array(text.utf8)
    _ = try JSONReader.parse(bytes)
    for count in bytes.indices {
      #expect(throws: JSONError.self) { try JSONReader.parse(bytes[..<count]) }
    }
  }

  @Test func `a part of an array is read with offsets from its own start`() throws {
    let bytes = Array("xx[1]yy[1,]".utf8)
    #expect(try JSONReader.parse(bytes[2..<5]) == [1])
    let error = #expect(throws: JSONError.self) { try JSONReader.parse(bytes[7...]) }
    #expect(error?.offset == 3)
  }
}
