import CSystemd
import SystemPackage

/// Reads the values of one message, whatever their types.
struct BusMessageReader {
  /// How many values a message may have. The bus would pass on a hundred million.
  static let maximumValueCount = 65_536

  private static let operation = "read a message from the bus"

  private let message: OpaquePointer
  private var remaining = maximumValueCount

  /// All values of a message.
  ///
  /// Throws `EMSGSIZE` for too many of them, `EOPNOTSUPP` for a descriptor, and what libsystemd
  /// says of a message that is damaged.
  static func values(of message: OpaquePointer) throws(SystemdError) -> [BusValue] {
    var reader = BusMessageReader(message: message)
    try check(sd_bus_message_rewind(message, 1), operation)
    return try reader.readValues()
  }

  private init(message: OpaquePointer) {
    self.message = message
  }

  /// Reads up to the end of the innermost container.
  private mutating func readValues() throws(SystemdError) -> [BusValue] {
    var values: [BusValue] = []
    while let value = try readValue() { values.append(value) }
    return values
  }

  private mutating func readValue() throws(SystemdError) -> BusValue? {
    var type: CChar = 0
    var contents: UnsafePointer<CChar>?
    guard try check(sd_bus_message_peek_type(message, &type, &contents), Self.operation) > 0
    else { return nil }
    guard remaining > 0 else {
      throw SystemdError(operation: Self.operation, errno: .messageTooLong)
    }
    remaining -= 1
    let signature = contents.map { String(cString: $0) } ?? ""
    switch UInt8(bitPattern: type) {
    case UInt8(ascii: "y"): return .byte(try readNumber(type, 0))
    case UInt8(ascii: "b"): return .boolean(try readNumber(type, Int32(0)) != 0)
    case UInt8(ascii: "n"): return .int16(try readNumber(type, 0))
    case UInt8(ascii: "q"): return .uint16(try readNumber(type, 0))
    case UInt8(ascii: "i"): return .int32(try readNumber(type, 0))
    case UInt8(ascii: "u"): return .uint32(try readNumber(type, 0))
    case UInt8(ascii: "x"): return .int64(try readNumber(type, 0))
    case UInt8(ascii: "t"): return .uint64(try readNumber(type, 0))
    case UInt8(ascii: "d"): return .double(try readNumber(type, 0))
    case UInt8(ascii: "s"): return .string(try readText(type))
    case UInt8(ascii: "o"): return .objectPath(try readText(type))
    case UInt8(ascii: "g"): return .signature(try readText(type))
    default: return try readContainer(type, signature)
    }
  }

  private func readNumber<Number>(
    _ type: CChar, _ zero: Number
  ) throws(SystemdError) -> Number {
    var number = zero
    try check(
      withUnsafeMutableBytes(of: &number) {
        sd_bus_message_read_basic(message, type, $0.baseAddress)
      }, Self.operation)
    return number
  }

  private func readText(_ type: CChar) throws(SystemdError) -> String {
    var text: UnsafePointer<CChar>?
    try check(sd_bus_message_read_basic(message, type, &text), Self.operation)
    return text.map { String(cString: $0) } ?? ""
  }

  private mutating func readContainer(
    _ type: CChar, _ contents: String
  ) throws(SystemdError) -> BusValue {
    let kind = UInt8(bitPattern: type)
    guard
      [UInt8(ascii: "a"), UInt8(ascii: "v"), UInt8(ascii: "r"), UInt8(ascii: "e")].contains(kind)
    else { throw SystemdError(operation: Self.operation, errno: .notSupportedOnSocket) }
    try check(sd_bus_message_enter_container(message, type, contents), Self.operation)
    let values = try readValues()
    try check(sd_bus_message_exit_container(message), Self.operation)
    switch kind {
    case UInt8(ascii: "a"): return .array(of: contents, values)
    case UInt8(ascii: "v"): return .variant(values[0])
    case UInt8(ascii: "r"): return .structure(values)
    default: return .dictionaryEntry(key: values[0], value: values[1])
    }
  }
}
