import JSON
import Testing

@Suite struct JSONLimitsTests {
  private static func nested(_ depth: Int) -> [UInt8] {
    Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
  }

  @Test(arguments: [0, 1, 32, JSONLimits.deepest])
  func `nesting is read to the limit and no deeper`(limit: Int) throws {
    let limits = JSONLimits(depth: limit)
    if limit > 0 {
      _ = try JSONReader.parse(Self.nested(limit), limits: limits)
    }
    let error = #expect(throws: JSONError.self) {
      try JSONReader.parse(Self.nested(limit + 1), limits: limits)
    }
    #expect(error?.kind == .tooDeep(limit: limit))
    #expect(error?.offset == limit)
  }

  @Test func `objects count as arrays do, and neighbours do not add up`() throws {
    let limits = JSONLimits(depth: 3)
    _ = try JSONReader.parse(Array(#"[{"a":[]},[[]],{"b":{}}]"#.utf8), limits: limits)
    #expect(throws: JSONError.self) {
      try JSONReader.parse(Array(#"{"a":[{"b":[]}]}"#.utf8), limits: limits)
    }
  }

  @Test func `a million brackets are refused, not followed`() {
    let brackets = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
    let error = #expect(throws: JSONError.self) { try JSONReader.parse(brackets) }
    #expect(error?.kind == .tooDeep(limit: 32))
  }

  @Test func `a document is read up to the limit in bytes and no longer`() throws {
    let limits = JSONLimits(bytes: 4)
    #expect(try JSONReader.parse(Array("1234".utf8), limits: limits) == 1234)
    let error = #expect(throws: JSONError.self) {
      try JSONReader.parse(Array("12345".utf8), limits: limits)
    }
    #expect(error?.kind == .tooLong(limitBytes: 4))
  }

  @Test(.timeLimit(.minutes(1)))
  func `an object of very many keys does not take the square of their number`() throws {
    var text = "{"
    for number in 0..<100_000 {
      text += "\"\(number)\":0,"
    }
    let object = try JSONReader.parse(Array((text + "\"last\":0}").utf8)).objectValue
    #expect(object?.count == 100_001)
    let error = #expect(throws: JSONError.self) {
      try JSONReader.parse(Array((text + "\"0\":0}").utf8))
    }
    #expect(error?.kind == .duplicateKey("0"))
  }
}
