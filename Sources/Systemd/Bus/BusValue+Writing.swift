import CSystemd
import SystemPackage

extension BusValue {
  /// Appends the value to a message that is being made.
  ///
  /// Throws `EINVAL` for a text with a NUL in it and for a text that is not an object path or signature, and
  /// `ENXIO` for an array element of another type than the array's.
  func append(to message: OpaquePointer) throws(SystemdError) {
    switch self {
    case .byte(let value): try append(value, to: message)
    case .boolean(let value): try append(Int32(value ? 1 : 0), to: message)
    case .int16(let value): try append(value, to: message)
    case .uint16(let value): try append(value, to: message)
    case .int32(let value): try append(value, to: message)
    case .uint32(let value): try append(value, to: message)
    case .int64(let value): try append(value, to: message)
    case .uint64(let value): try append(value, to: message)
    case .double(let value): try append(value, to: message)
    case .string(let text), .objectPath(let text), .signature(let text):
      try append(text: text, to: message)
    case .variant(let value):
      try append([value], in: "v", contents: value.signature, to: message)
    case .array(let element, let values):
      try append(values, in: "a", contents: element, to: message)
    case .structure(let members):
      try append(members, in: "r", contents: members.map(\.signature).joined(), to: message)
    case .dictionaryEntry(let key, let value):
      try append([key, value], in: "e", contents: key.signature + value.signature, to: message)
    }
  }

  private var operation: String { "put a value of type \(signature) into a message" }

  private func append<Number>(_ number: Number, to message: OpaquePointer) throws(SystemdError) {
    let type = CChar(bitPattern: signature.utf8.first!)
    try check(
      withUnsafeBytes(of: number) {
        sd_bus_message_append_basic(message, type, $0.baseAddress)
      }, operation)
  }

  private func append(text: String, to message: OpaquePointer) throws(SystemdError) {
    // C would take the text to end there.
    guard !text.utf8.contains(0) else {
      throw SystemdError(operation: operation, errno: .invalidArgument)
    }
    let type = CChar(bitPattern: signature.utf8.first!)
    try check(text.withCString { sd_bus_message_append_basic(message, type, $0) }, operation)
  }

  private func append(
    _ values: [BusValue], in container: Unicode.Scalar, contents: String,
    to message: OpaquePointer
  ) throws(SystemdError) {
    let type = CChar(bitPattern: UInt8(ascii: container))
    try check(sd_bus_message_open_container(message, type, contents), operation)
    for value in values { try value.append(to: message) }
    try check(sd_bus_message_close_container(message), operation)
  }
}
