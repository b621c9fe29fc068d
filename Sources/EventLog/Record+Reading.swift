import CivilTime
import FollowupCore
import JSON

extension Record {
  /// Reads a line, given without its line break.
  init(_ line: ArraySlice<UInt8>) throws(RecordFlaw) {
    let isSealed = try Self.checkSeal(of: line)
    var envelope = try Envelope(line)
    if isSealed { _ = envelope.take(.checksum) }

    version = try envelope.version()
    let id = EventID(device: try envelope.device(), sequence: try envelope.sequence())
    let time = try envelope.requiredInstant(.time)
    let recorded = try envelope.instant(.clock)
    let at = try envelope.instant(.at)
    let kind = try envelope.requiredText(.kind)
    let application = try envelope.text(.application) ?? ""
    continues = try envelope.flag(.continues)
    after = try envelope.number(.after)
    isHandWritten = !isSealed
    let body: EventBody
    if version > Self.currentVersion {
      unknown = "has the version \(version) of the format"
      body = .unknown(kind: kind)
    } else {
      (body, unknown) = try Self.body(kind, of: application, envelope.rest, isSealed: isSealed)
    }
    event = Event(
      id: id, time: time, recorded: recorded, at: at ?? time, application: application, body: body)
  }

  /// Whether the line ends in a checksum, which must then be that of what is before it.
  private static func checkSeal(of line: ArraySlice<UInt8>) throws(RecordFlaw) -> Bool {
    guard let seal = Seal(endOf: line) else { return false }
    let sealed = line.dropLast(Seal.length)
    let expected = CRC32C(sealed.span).hexDigits
    guard seal.digits == expected else {
      throw RecordFlaw(
        "was changed or damaged after it was written: its checksum is \(seal.digits), but that of"
          + " its bytes is \(expected)")
    }
    return true
  }

  private static func body(
    _ kind: String, of application: String, _ fields: [String: FieldValue], isSealed: Bool
  ) throws(RecordFlaw) -> (EventBody, unknown: String?) {
    var reader = FieldReader(fields)
    let body: EventBody
    do throws(FieldError) {
      body = try EventBody(kind: kind, fields: &reader)
      if case .applicationAdded = body, application.isEmpty {
        throw FieldError(field: EnvelopeKey.application.rawValue, problem: "is missing")
      }
    } catch {
      // A program wrote a sealed line: a value that makes no sense here will to a newer version.
      guard isSealed else { throw RecordFlaw("cannot be taken: \(error)") }
      return (.unknown(kind: kind), "has a value that this version does not know: \(error)")
    }
    if case .unknown = body { return (body, "is of the unknown kind \"\(kind)\"") }
    let leftOver = reader.leftOver
    // One letter is enough to make a damaged line look like one that never had a checksum.
    if !isSealed, let name = leftOver.first(where: { nearestWord(to: $0, among: ["crc"]) != nil }) {
      throw RecordFlaw("has the field \"\(name)\", but no checksum \"crc\" of 8 digits at its end")
    }
    return (body, leftOver.first.map { "has the unknown field \"\($0)\"" })
  }
}
