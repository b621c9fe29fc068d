import CivilTime
import Importing
import InvitationReading

extension FuzzTarget {
  /// A calendar is read, each event by itself, or refused with a line of it; an invitation's key says
  /// which event and version it is, and no event ends before it starts.
  static let calendar = FuzzTarget(name: "calendar") { bytes in
    let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
    let reader = InvitationReader(
      Array(bytes), zones: FewZones.all, readerZone: FewZones.all.zones[0])
    let results: [Result<Invitation, CalendarError>]
    do throws(CalendarError) { results = try reader.invitations() } catch {
      return try holdRefusal(error, lines)
    }
    for result in results {
      switch result {
      case .failure(let error): try holdRefusal(error, lines)
      case .success(let invitation):
        let key = invitation.version.key
        try hold(key.utf8.count <= 256, "the key \"\(key)\" is too long")
        try hold(InvitationVersion(key: key)?.key == key, "the key \"\(key)\" is not read back")
        if case .span(let span) = invitation.time {
          try hold(span.start <= span.end, "an event ends before it starts: \(span)")
        }
      }
    }
  }

  /// A table's row is as long as its header, or is refused with its line; what is written is read back.
  static let table = FuzzTarget(name: "table") { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    let rows: [CSV.Row]
    do throws(TrackerError) { rows = try CSV.rows(text) } catch {
      let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
      return try hold((1...lines).contains(error.line), "line \(error.line) of \(lines)")
    }
    let written = rows.map { $0.cells.map(CSV.cell).joined(separator: ",") + "\r\n" }.joined()
    let again = try CSV.rows(written).map { $0.cells.map(CSV.value) }
    try hold(again == rows.map { $0.cells.map(CSV.value) }, "\(rows) is read back as \(again)")
  }

  private static func holdRefusal(_ error: CalendarError, _ lines: Int) throws {
    try hold((1...lines).contains(error.line), "line \(error.line) of \(lines)")
    try hold(error.message.hasSuffix("."), "\"\(error.message)\" is not a sentence")
  }
}
