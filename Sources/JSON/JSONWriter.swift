extension JSONValue {
  /// The value as text: keys in their order, and only what must be escaped escaped. `pretty` puts
  /// each member and element on a line of its own, indented by two spaces a level.
  public func serialized(pretty: Bool = false) -> String {
    var bytes: [UInt8] = []
    serialize(into: &bytes, pretty: pretty)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the value's text, in UTF-8. There is no NUL and, unless it is pretty, no line break in
  /// it.
  public func serialize(into bytes: inout [UInt8], pretty: Bool = false) {
    var writer = JSONWriter(bytes: bytes, isPretty: pretty)
    bytes = []
    writer.write(self)
    bytes = writer.bytes
  }
}

extension JSONObject {
  /// The object as text; see `JSONValue.serialized(pretty:)`.
  public func serialized(pretty: Bool = false) -> String {
    JSONValue.object(self).serialized(pretty: pretty)
  }

  /// Appends the object's text; see `JSONValue.serialize(into:pretty:)`.
  public func serialize(into bytes: inout [UInt8], pretty: Bool = false) {
    JSONValue.object(self).serialize(into: &bytes, pretty: pretty)
  }
}

/// Appends values to bytes: whole ones, or objects and arrays member by member, without a tree of them.
public struct JSONWriter {
  /// What was written so far, in UTF-8.
  public private(set) var bytes: [UInt8]
  private let isPretty: Bool
  private var level = 0

  /// A writer that appends to bytes; `pretty` as for `JSONValue.serialize(into:pretty:)`.
  public init(bytes: [UInt8] = [], isPretty: Bool = false) {
    self.bytes = bytes
    self.isPretty = isPretty
  }

  /// A writer with room for so many bytes.
  public init(capacity: Int) {
    self.init()
    bytes.reserveCapacity(capacity)
  }

  /// Appends a value.
  public mutating func write(_ value: JSONValue) {
    switch value {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): write(value)
    case .integer(let value): write(value)
    case .number(let value): bytes.append(contentsOf: value.text.utf8)
    case .string(let value): write(value)
    case .array(let elements):
      writeArray { writer in
        for element in elements {
          writer.separate()
          writer.write(element)
        }
      }
    case .object(let members): writeObject { $0.writeMembers(of: members) }
    }
  }

  /// Appends a truth value.
  public mutating func write(_ value: Bool) {
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  /// Appends a whole number.
  public mutating func write(_ value: Int64) { bytes.append(contentsOf: String(value).utf8) }

  /// Appends an object, whose members the closure writes.
  public mutating func writeObject(_ members: (inout JSONWriter) -> Void) {
    open("{")
    members(&self)
    close("}", after: "{")
  }

  /// Appends an array, whose elements the closure writes, each after `separate`.
  public mutating func writeArray(_ elements: (inout JSONWriter) -> Void) {
    open("[")
    elements(&self)
    close("]", after: "[")
  }

  /// Appends the members of an object to the one that is being written, which has none of their keys.
  public mutating func writeMembers(of object: JSONObject) {
    for (key, value) in object {
      separate()
      write(key)
      endKey()
      write(value)
    }
  }

  /// Begins a member of the object that is being written, which has none of that key; its value is next.
  public mutating func begin(_ key: JSONKey) {
    separate()
    bytes.append(contentsOf: key.text)
    endKey()
  }

  /// Begins an element of the array that is being written.
  public mutating func separate() {
    // Nothing but what opens an array or object ends in its mark: a string ends in a quotation mark.
    if let last = bytes.last, last != UInt8(ascii: "{"), last != UInt8(ascii: "[") {
      bytes.append(UInt8(ascii: ","))
    }
    breakLine()
  }

  private mutating func open(_ mark: Unicode.Scalar) {
    bytes.append(UInt8(ascii: mark))
    level += 1
  }

  private mutating func endKey() {
    bytes.append(UInt8(ascii: ":"))
    if isPretty { bytes.append(UInt8(ascii: " ")) }
  }

  private mutating func close(_ mark: Unicode.Scalar, after opening: Unicode.Scalar) {
    level -= 1
    if bytes.last != UInt8(ascii: opening) { breakLine() }
    bytes.append(UInt8(ascii: mark))
  }

  private mutating func breakLine() {
    guard isPretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * level))
  }

  /// Appends a string.
  public mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      // Nearly no text has anything to escape.
      if Self.isPlain(utf8) { return bytes.append(contentsOf: utf8) }
      for byte in utf8 {
        if Self.mustEscape(byte) { escape(byte) } else { bytes.append(byte) }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether no byte of a text must be escaped. It looks at eight at a time.
  private static func isPlain(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    let bytes = UnsafeRawBufferPointer(utf8)
    var (found, place): (UInt64, Int) = (0, 0)
    while place + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      // A byte's highest bit is set where it is less than the one that is subtracted; a borrow from the
      // byte below sets others only where that one is found.
      let (mark, slash) = (word ^ (0x22 &* ones), word ^ (0x5C &* ones))
      found |=
        ((word &- 0x20 &* ones) & ~word) | ((mark &- ones) & ~mark) | ((slash &- ones) & ~slash)
      place += 8
    }
    guard found & (0x80 &* ones) == 0 else { return false }
    return !bytes[place...].contains(where: mustEscape)
  }

  /// Each byte is one.
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  private static func mustEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      let digits = String(byte, radix: 16)
      bytes.append(contentsOf: (digits.utf8.count == 1 ? "u000" : "u00").utf8)
      bytes.append(contentsOf: digits.utf8)
    }
  }
}

/// The key of a member, as it is written.
public struct JSONKey: Sendable {
  fileprivate let text: [UInt8]

  /// The key of that name.
  public init(_ name: String) {
    var writer = JSONWriter()
    writer.write(name)
    text = writer.bytes
  }
}
