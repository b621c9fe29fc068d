import CivilTime
import Glibc
import InvitationReading
import SystemPackage
import TestSupport
import Testing

@Suite("Calendars mutated at random")
struct MutationTests {
  private static let folder = FilePath(#filePath).removingLastComponent().appending("Invitations")

  /// The variable FOLLOWUP_MUTATIONS asks for more than the short run.
  private static let count = variable("FOLLOWUP_MUTATIONS").flatMap { Int($0) } ?? 300

  /// Pieces that change what a calendar means, or break it.
  private static let pieces = [
    "BEGIN:VEVENT\r\n", "END:VEVENT\r\n", "BEGIN:VCALENDAR\r\n", "END:VCALENDAR\r\n",
    "BEGIN:VTIMEZONE\r\n", "RRULE:FREQ=YEARLY;BYDAY=-1SU;COUNT=99999999\r\n",
    "DTSTART:99991231T235959Z\r\n",
    "DTSTART;VALUE=DATE:00010101\r\n", "DURATION:-P999999999W\r\n", "TZOFFSETFROM:-9999\r\n",
    "TZID:x\r\n", "RDATE:20270101,20270102\r\n",
    "RECURRENCE-ID;RANGE=THISANDFUTURE:20270101T000000\r\n",
    "SEQUENCE:99999999999999999999\r\n", "ATTENDEE;CN=\"a;b:c\":mailto:@\r\n", "\r\n ", "\n\t",
    "\0", "\"",
    "=3D", "\u{FEFF}", "é", "X-A;B=\"^n^'\":\\n\\,\\;\r\n",
  ]

  @Test("are read or refused with a line, without a crash, a hang or growth", arguments: [11])
  func mutated(seed: UInt64) throws {
    let originals = try Self.folder.names.sorted().filter { $0.hasSuffix(".ics") }
      .map { try Self.folder.appending($0).bytes() }
    let zones = ZoneDatabase()
    var random = SeededGenerator(seed: seed)
    var memory = 0
    for index in 0..<Self.count {
      // What libraries and zones keep is there after the first tenth.
      if index == Self.count / 10 { memory = residentKiB() }
      var bytes = originals.randomElement(using: &random)!
      for _ in 0...Int.random(in: 0...5, using: &random) { Self.mutate(&bytes, &random) }
      try check(bytes, zones, "seed \(seed), number \(index)")
    }
    #expect(residentKiB() - memory < 16_384)
  }

  private static func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    let end = min(bytes.count, place + Int.random(in: 0...80, using: &random))
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes.removeSubrange(place..<end)
    case 1: bytes.insert(contentsOf: pieces.randomElement(using: &random)!.utf8, at: place)
    case 2: bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
    case 3: if place < bytes.count { bytes[place] = .random(in: 0...255, using: &random) }
    default: bytes.removeSubrange(end...)
    }
  }

  private func check(_ bytes: [UInt8], _ zones: ZoneDatabase, _ name: String) throws {
    let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
    do throws(CalendarError) {
      for result in try InvitationReader(bytes, zones: zones, readerZone: .utc).invitations() {
        switch result {
        case .success(let invitation):
          #expect(InvitationVersion(key: invitation.version.key) != nil, "\(name)")
          #expect(invitation.version.key.utf8.count <= 256, "\(name)")
          if case .span(let span) = invitation.time { #expect(span.start <= span.end, "\(name)") }
        case .failure(let error):
          #expect((1...lines).contains(error.line) && error.message.hasSuffix("."), "\(name)")
        }
      }
    } catch {
      #expect(error.line == 1, "\(name)")
    }
  }

  private func residentKiB() -> Int {
    let status = (try? FilePath("/proc/self/status").text()) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS") }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }
}
