import CivilTime
import FollowupCore
import JSON
import Schema

extension Record {
  /// Reads a line, given without its line break.
  init(_ line: ArraySlice<UInt8>) throws(RecordFlaw) {
    let isSealed = try Self.checkSeal(of: line)
    let (envelope, members) = try Self.parts(of: line, isSealed: isSealed)
    version = envelope.version
    after = envelope.after
    isHandWritten = !isSealed
    let body: EventBody
    if version > Self.currentVersion {
      unknown = "has the version \(version) of the format"
      body = .unknown(kind: envelope.kind)
    } else {
      (body, unknown) = try Self.body(envelope, members, isSealed: isSealed)
    }
    event = envelope.event(body)
  }

  /// What every line has, and the members of the kind's own.
  private static func parts(
    of line: ArraySlice<UInt8>, isSealed: Bool
  ) throws(RecordFlaw) -> (Envelope, JSONObject) {
    if isSealed, let plain = PlainLine(line.dropLast(Seal.length)) {
      return (plain.envelope, plain.fields)
    }
    var members = try Self.members(of: line)
    if isSealed { _ = members.take("crc") }
    do { return (try Envelope(takingFrom: &members), members) } catch {
      throw RecordFlaw("is not a record: \(error)")
    }
  }

  private static func members(of line: ArraySlice<UInt8>) throws(RecordFlaw) -> JSONObject {
    let value: JSONValue
    do {
      value = try JSONReader.parse(line, limits: JSONLimits(bytes: LogLimits.lineBytes))
    } catch {
      var flaw = RecordFlaw("is not a record: \(error.description.dropLast())")
      flaw.isFollowedByText = error.kind == .trailingText
      throw flaw
    }
    guard let members = value.objectValue else {
      throw RecordFlaw("is not a record: it has to be one JSON object")
    }
    return members
  }

  /// Whether the line ends in a checksum, which must then be that of what is before it.
  private static func checkSeal(of line: ArraySlice<UInt8>) throws(RecordFlaw) -> Bool {
    guard let seal = Seal(endOf: line) else { return false }
    let sealed = line.dropLast(Seal.length)
    let expected = CRC32C(sealed.span)
    guard seal.checksum == expected else {
      throw RecordFlaw(
        "was changed or damaged after it was written: its checksum is \(seal.checksum.hexDigits),"
          + " but that of its bytes is \(expected.hexDigits)")
    }
    return true
  }

  private static func body(
    _ envelope: Envelope, _ fields: JSONObject, isSealed: Bool
  ) throws(RecordFlaw) -> (EventBody, unknown: String?) {
    var rest = fields
    let body: EventBody
    do throws(SchemaError) {
      body = try EventBody(
        kind: envelope.kind, fields: &rest, logged: envelope.application)
      if fields.firstNull() != nil {
        let known = body.fields
        let field = fields.firstNull { known[$0] == nil }
        if let field { throw SchemaError(member: field, "is null") }
      }
    } catch {
      // A program wrote a sealed line: a value that makes no sense here will to a newer version.
      guard isSealed else { throw RecordFlaw("cannot be taken: \(error)") }
      return (
        .unknown(kind: envelope.kind), "has a value that this version does not know: \(error)"
      )
    }
    if case .unknown(let kind) = body { return (body, "is of the unknown kind \"\(kind)\"") }
    guard !rest.isEmpty else { return (body, nil) }
    let leftOver = rest.keys
    // One letter is enough to make a damaged line look like one that never had a checksum.
    if !isSealed, let name = leftOver.first(where: { nearestWord(to: $0, among: ["crc"]) != nil }) {
      throw RecordFlaw("has the field \"\(name)\", but no checksum \"crc\" of 8 digits at its end")
    }
    return (body, leftOver.first.map { "has the unknown field \"\($0)\"" })
  }
}
