import CivilTime
import FollowupCore
import Glibc
import JSON

/// A line in the very form in which the log writes it: the members that every line has come first, in
/// their order, and nothing in them is escaped. These are read as bytes, which is many times as quick
/// as reading JSON. A line of any other form is nil here, and is for the general reader, which takes
/// what this one takes, and says what is wrong with the rest.
struct PlainLine {
  let envelope: Envelope
  /// The members of the kind's own.
  let fields: JSONObject

  /// - Parameter bytes: the line without its seal.
  init?(_ bytes: ArraySlice<UInt8>) {
    let plain = bytes.withUnsafeBufferPointer { bytes -> PlainLine? in
      var reader = PlainReader(bytes)
      return reader.envelope().flatMap { envelope in
        reader.fields().map { PlainLine(envelope: envelope, fields: $0) }
      }
    }
    guard let plain else { return nil }
    self = plain
  }

  private init(envelope: Envelope, fields: JSONObject) {
    self.envelope = envelope
    self.fields = fields
  }
}

/// Goes through a line's bytes.
private struct PlainReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The members that every line has; nil if one is not as the log writes it.
  mutating func envelope() -> Envelope? {
    guard take(#"{"v":1,"device":""#), let device = text(), DeviceName.isValid(device),
      take(#","seq":"#), let sequence = number(), sequence > 0,
      take(#","time":""#), let time = instant()
    else { return nil }
    var clock: Instant?
    if take(#","clock":""#) {
      clock = instant()
      if clock == nil { return nil }
    }
    let continues = take(#","more":true"#)
    var after: Int?
    if take(#","after":"#) {
      after = number()
      if after == nil { return nil }
    }
    var application: String? = ""
    if take(#","application":""#) { application = text() }
    guard let application, take(#","kind":""#), let kind = text(), take(#","at":""#),
      let at = instant()
    else { return nil }
    var key: String?
    if take(#","key":""#) {
      key = text()
      if key == nil { return nil }
    }
    return Envelope(
      version: 1, device: device, sequence: sequence, time: time, clock: clock,
      continues: continues, after: after, application: application, kind: kind, at: at, key: key)
  }

  /// The rest of the members; nil if one of them is of those that every line has.
  mutating func fields() -> JSONObject? {
    guard position < bytes.count else { return JSONObject() }
    guard take(",\"") else { return nil }
    // The reader begins at the quotation mark of the first name.
    let rest = UnsafeBufferPointer(rebasing: bytes[(position - 1)...])
    guard let fields = try? JSONReader.parse(members: rest.span),
      !fields.contains(where: { Self.isOfEveryLine($0.key) })
    else { return nil }
    return fields
  }

  private static func isOfEveryLine(_ key: String) -> Bool {
    let length = key.utf8.count
    return length < names.count && names[length].contains(key)
  }

  /// The names of the members that every line may have, by their length.
  private static let names = [
    [], ["v"], ["at"], ["seq", "key", "crc"], ["time", "more", "kind"], ["clock", "after"],
    ["device"], [], [], [], [], ["application"],
  ]

  private mutating func take(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard count <= bytes.count - position,
      memcmp(bytes.baseAddress! + position, text.utf8Start, count) == 0
    else { return false }
    position += count
    return true
  }

  /// A string of ASCII without escapes, after its opening quotation mark, and with its closing one.
  private mutating func text() -> String? {
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      guard case 0x20..<0x80 = bytes[position], bytes[position] != UInt8(ascii: "\\") else {
        return nil
      }
      position += 1
    }
    guard position < bytes.count else { return nil }
    defer { position += 1 }
    return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
  }

  /// A whole number of at most 15 digits, which every reader of JSON can count to.
  private mutating func number() -> Int? {
    let start = position
    var value = 0
    while position < bytes.count, case 0x30...0x39 = bytes[position], position - start < 16 {
      value = value * 10 + Int(bytes[position] - 0x30)
      position += 1
    }
    guard (1...15).contains(position - start), position - start == 1 || bytes[start] != 0x30 else {
      return nil
    }
    return value
  }

  /// An instant, after its opening quotation mark, and with its closing one.
  private mutating func instant() -> Instant? {
    // With a fraction of a second, or without.
    for length in [27, 20] where length < bytes.count - position {
      guard bytes[position + length] == UInt8(ascii: "\"") else { continue }
      let written = bytes[position..<position + length]
      position += length + 1
      return Instant(plainRFC3339: UnsafeBufferPointer(rebasing: written))
    }
    return nil
  }
}
