import CivilTime
import FollowupCore
import JSON

/// A line's members: those that every kind has are taken out by name, the rest are the kind's own.
struct Envelope {
  private(set) var rest: [String: FieldValue] = [:]

  /// What every reader of JSON can count to.
  private static let lastSequence: Int64 = 1 << 53

  init(_ line: ArraySlice<UInt8>) throws(RecordFlaw) {
    let value: JSONValue
    do {
      value = try JSONReader.parse(line, limits: JSONLimits(bytes: LogLimits.lineBytes))
    } catch {
      var flaw = RecordFlaw("is no record: \(error.description.dropLast())")
      flaw.isFollowedByText = error.kind == .trailingText
      throw flaw
    }
    guard let object = value.objectValue else {
      throw RecordFlaw("is no record: it has to be one JSON object")
    }
    for (key, value) in object { rest[key] = FieldValue(value) }
  }

  mutating func take(_ key: EnvelopeKey) -> FieldValue? {
    rest.removeValue(forKey: key.rawValue)
  }

  mutating func version() throws(RecordFlaw) -> Int64 {
    guard case .integer(let version)? = take(.version), version >= 1 else {
      throw RecordFlaw("is no record: its \"v\" has to be the number 1")
    }
    return version
  }

  mutating func device() throws(RecordFlaw) -> String {
    let device = try requiredText(.device)
    guard DeviceName.isValid(device) else {
      throw RecordFlaw("has a \"device\" that cannot be a device's name")
    }
    return device
  }

  mutating func sequence() throws(RecordFlaw) -> Int {
    guard case .integer(let sequence)? = take(.sequence), (1...Self.lastSequence).contains(sequence)
    else {
      throw RecordFlaw("has no \"seq\" that is a whole number from 1")
    }
    return Int(sequence)
  }

  mutating func number(_ key: EnvelopeKey) throws(RecordFlaw) -> Int? {
    switch take(key) {
    case nil: return nil
    case .integer(let number) where (0...Self.lastSequence).contains(number): return Int(number)
    default: throw RecordFlaw("has a \"\(key.rawValue)\" that is no whole number from 0")
    }
  }

  mutating func text(_ key: EnvelopeKey) throws(RecordFlaw) -> String? {
    switch take(key) {
    case nil: return nil
    case .text(let text): return text
    default: throw RecordFlaw("has a \"\(key.rawValue)\" that is no string")
    }
  }

  mutating func requiredText(_ key: EnvelopeKey) throws(RecordFlaw) -> String {
    guard let text = try text(key) else { throw RecordFlaw("has no \"\(key.rawValue)\"") }
    return text
  }

  mutating func flag(_ key: EnvelopeKey) throws(RecordFlaw) -> Bool {
    switch take(key) {
    case nil: return false
    case .flag(let flag): return flag
    default: throw RecordFlaw("has a \"\(key.rawValue)\" that is neither true nor false")
    }
  }

  mutating func instant(_ key: EnvelopeKey) throws(RecordFlaw) -> Instant? {
    guard let text = try text(key) else { return nil }
    do {
      return try Instant(rfc3339: text)
    } catch {
      throw RecordFlaw("has a wrong \"\(key.rawValue)\": \(error.description.dropLast())")
    }
  }

  mutating func requiredInstant(_ key: EnvelopeKey) throws(RecordFlaw) -> Instant {
    guard let instant = try instant(key) else { throw RecordFlaw("has no \"\(key.rawValue)\"") }
    return instant
  }
}
