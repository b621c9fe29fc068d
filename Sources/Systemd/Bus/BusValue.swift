/// A value in a message on the bus, of any of D-Bus's types but descriptors.
package indirect enum BusValue: Hashable, Sendable {
  /// `y`
  case byte(UInt8)
  /// `b`
  case boolean(Bool)
  /// `n`
  case int16(Int16)
  /// `q`
  case uint16(UInt16)
  /// `i`
  case int32(Int32)
  /// `u`
  case uint32(UInt32)
  /// `x`
  case int64(Int64)
  /// `t`
  case uint64(UInt64)
  /// `d`
  case double(Double)
  /// `s`
  case string(String)
  /// `o`
  case objectPath(String)
  /// `g`
  case signature(String)
  /// `v`: a value that brings its own type.
  case variant(BusValue)
  /// `a`: values that all have one signature, which has to be given, since there may be none.
  case array(of: String, [BusValue])
  /// `(…)`: values in a row.
  case structure([BusValue])
  /// `{…}`: a key and its value, in an array only.
  case dictionaryEntry(key: BusValue, value: BusValue)

  /// The type, as D-Bus writes it.
  package var signature: String {
    switch self {
    case .byte: "y"
    case .boolean: "b"
    case .int16: "n"
    case .uint16: "q"
    case .int32: "i"
    case .uint32: "u"
    case .int64: "x"
    case .uint64: "t"
    case .double: "d"
    case .string: "s"
    case .objectPath: "o"
    case .signature: "g"
    case .variant: "v"
    case .array(let element, _): "a" + element
    case .structure(let members): "(" + members.map(\.signature).joined() + ")"
    case .dictionaryEntry(let key, let value): "{" + key.signature + value.signature + "}"
    }
  }
}

extension BusValue {
  /// An array of strings, `as`.
  package static func strings(_ strings: [String]) -> BusValue {
    .array(of: "s", strings.map(BusValue.string))
  }

  /// Named values of any type, `a{sv}`, in the order given.
  package static func properties(_ properties: KeyValuePairs<String, BusValue>) -> BusValue {
    let entries = properties.map { name, value in
      BusValue.dictionaryEntry(key: .string(name), value: .variant(value))
    }
    return .array(of: "{sv}", entries)
  }

  /// The strings of an array of strings; nil for any other value.
  package var strings: [String]? {
    guard case .array(of: "s", let elements) = self else { return nil }
    return elements.compactMap { element in
      if case .string(let string) = element { string } else { nil }
    }
  }

  /// The values of an `a{sv}` by their names, of which the last counts; nil for any other value.
  package var properties: [String: BusValue]? {
    guard case .array(of: "{sv}", let entries) = self else { return nil }
    var properties: [String: BusValue] = [:]
    for case .dictionaryEntry(.string(let name), .variant(let value)) in entries {
      properties[name] = value
    }
    return properties
  }
}
