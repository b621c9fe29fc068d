/// Reads one JSON document, strictly as RFC 8259 has it: UTF-8 only, no key twice, nothing after
/// the value, and no more than its limits allow. No input makes it crash.
public struct JSONReader {
  private let limits: JSONLimits
  var position = 0

  private init(limits: JSONLimits) {
    self.limits = limits
  }

  /// The value that the bytes hold.
  ///
  /// - Throws: `JSONError`, with an offset from the first of these bytes.
  public static func parse(
    _ bytes: Span<UInt8>, limits: JSONLimits = JSONLimits()
  ) throws(JSONError) -> JSONValue {
    guard bytes.count <= limits.bytes else {
      throw JSONError(.tooLong(limitBytes: limits.bytes), at: limits.bytes)
    }
    var reader = JSONReader(limits: limits)
    reader.skipSpace(bytes)
    let value = try reader.value(bytes, depth: 0)
    reader.skipSpace(bytes)
    guard reader.position == bytes.count else { throw reader.error(.trailingText) }
    return value
  }

  /// The value that the bytes hold.
  ///
  /// - Throws: `JSONError`.
  public static func parse(
    _ bytes: [UInt8], limits: JSONLimits = JSONLimits()
  ) throws(JSONError) -> JSONValue {
    try parse(bytes.span, limits: limits)
  }

  /// The value that a part of an array holds.
  ///
  /// - Throws: `JSONError`, with an offset from the start of the part.
  public static func parse(
    _ bytes: ArraySlice<UInt8>, limits: JSONLimits = JSONLimits()
  ) throws(JSONError) -> JSONValue {
    try parse(bytes.span, limits: limits)
  }

  /// The object whose members, without the braces around them, the bytes hold: at least one.
  ///
  /// - Throws: `JSONError`, with an offset from the first of these bytes.
  public static func parse(members bytes: Span<UInt8>) throws(JSONError) -> JSONObject {
    var reader = JSONReader(limits: JSONLimits())
    let object = try reader.members(bytes, depth: 1)
    guard reader.position == bytes.count else { throw reader.missing(.commaOrBrace, bytes) }
    return object
  }

  private mutating func value(
    _ bytes: Span<UInt8>, depth: Int
  ) throws(JSONError) -> JSONValue {
    guard position < bytes.count else { throw error(.ends(before: .value)) }
    switch bytes[position] {
    case UInt8(ascii: "\""): return .string(try string(bytes))
    case UInt8(ascii: "{"): return .object(try object(bytes, depth: depth + 1))
    case UInt8(ascii: "["): return .array(try array(bytes, depth: depth + 1))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number(bytes)
    case UInt8(ascii: "t"): return try word("true", .bool(true), bytes)
    case UInt8(ascii: "f"): return try word("false", .bool(false), bytes)
    case UInt8(ascii: "n"): return try word("null", .null, bytes)
    default: throw error(.expected(.value))
    }
  }

  private mutating func object(
    _ bytes: Span<UInt8>, depth: Int
  ) throws(JSONError) -> JSONObject {
    try enter(bytes, depth: depth)
    if take(UInt8(ascii: "}"), bytes) { return JSONObject() }
    let object = try members(bytes, depth: depth)
    try require(UInt8(ascii: "}"), .commaOrBrace, bytes)
    return object
  }

  /// The members of an object, of which there is at least one.
  private mutating func members(
    _ bytes: Span<UInt8>, depth: Int
  ) throws(JSONError) -> JSONObject {
    var object = JSONObject(capacity: 4)
    repeat {
      skipSpace(bytes)
      let start = position
      try require(UInt8(ascii: "\""), .key, bytes)
      position = start
      let key = try string(bytes)
      skipSpace(bytes)
      try require(UInt8(ascii: ":"), .colon, bytes)
      skipSpace(bytes)
      let member = try value(bytes, depth: depth)
      guard object.appendIfNew(key, member) else {
        throw JSONError(.duplicateKey(key), at: start)
      }
      skipSpace(bytes)
    } while take(UInt8(ascii: ","), bytes)
    return object
  }

  private mutating func array(
    _ bytes: Span<UInt8>, depth: Int
  ) throws(JSONError) -> [JSONValue] {
    try enter(bytes, depth: depth)
    var elements: [JSONValue] = []
    if take(UInt8(ascii: "]"), bytes) { return elements }
    repeat {
      skipSpace(bytes)
      elements.append(try value(bytes, depth: depth))
      skipSpace(bytes)
    } while take(UInt8(ascii: ","), bytes)
    try require(UInt8(ascii: "]"), .commaOrBracket, bytes)
    return elements
  }

  /// Steps over an opening bracket or brace, and the space after it.
  private mutating func enter(_ bytes: Span<UInt8>, depth: Int) throws(JSONError) {
    guard depth <= limits.depth else { throw error(.tooDeep(limit: limits.depth)) }
    position += 1
    skipSpace(bytes)
  }

  private mutating func word(
    _ word: StaticString, _ value: JSONValue, _ bytes: Span<UInt8>
  ) throws(JSONError) -> JSONValue {
    let end = position + word.utf8CodeUnitCount
    guard end <= bytes.count else { throw error(.expected(.value)) }
    let matches = word.withUTF8Buffer { letters in
      letters.indices.allSatisfy { letters[$0] == bytes[position + $0] }
    }
    guard matches else { throw error(.expected(.value)) }
    position = end
    return value
  }

  mutating func skipSpace(_ bytes: Span<UInt8>) {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"):
        position += 1
      default: return
      }
    }
  }

  mutating func take(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  mutating func require(
    _ byte: UInt8, _ expectation: JSONError.Expectation, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard take(byte, bytes) else { throw missing(expectation, bytes) }
  }

  /// The error for a byte that is not what had to follow, or for none being left.
  func missing(_ expectation: JSONError.Expectation, _ bytes: Span<UInt8>) -> JSONError {
    error(position < bytes.count ? .expected(expectation) : .ends(before: expectation))
  }

  func error(_ kind: JSONError.Kind) -> JSONError {
    JSONError(kind, at: position)
  }
}
