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

/// Appends values to bytes.
private struct JSONWriter {
  var bytes: [UInt8]
  let isPretty: Bool
  private var level = 0

  init(bytes: [UInt8], isPretty: Bool) {
    self.bytes = bytes
    self.isPretty = isPretty
  }

  mutating func write(_ value: JSONValue) {
    switch value {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value): bytes.append(contentsOf: String(value).utf8)
    case .number(let value): bytes.append(contentsOf: value.text.utf8)
    case .string(let value): write(value)
    case .array(let elements): write(elements)
    case .object(let members): write(members)
    }
  }

  private mutating func write(_ elements: [JSONValue]) {
    open("[")
    var isFirst = true
    for element in elements {
      separate(isFirst)
      isFirst = false
      write(element)
    }
    close("]", isEmpty: isFirst)
  }

  private mutating func write(_ members: JSONObject) {
    open("{")
    var isFirst = true
    for (key, value) in members {
      separate(isFirst)
      isFirst = false
      write(key)
      bytes.append(UInt8(ascii: ":"))
      if isPretty { bytes.append(UInt8(ascii: " ")) }
      write(value)
    }
    close("}", isEmpty: isFirst)
  }

  private mutating func open(_ mark: Unicode.Scalar) {
    bytes.append(UInt8(ascii: mark))
    level += 1
  }

  private mutating func separate(_ isFirst: Bool) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    breakLine()
  }

  private mutating func close(_ mark: Unicode.Scalar, isEmpty: Bool) {
    level -= 1
    if !isEmpty { breakLine() }
    bytes.append(UInt8(ascii: mark))
  }

  private mutating func breakLine() {
    guard isPretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * level))
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    // All at once, and looked at where it then stands: nearly no text has anything to escape.
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    if bytes[start...].contains(where: Self.mustEscape) {
      let plain = Array(bytes[start...])
      bytes.removeSubrange(start...)
      for byte in plain {
        if Self.mustEscape(byte) { escape(byte) } else { bytes.append(byte) }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

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
