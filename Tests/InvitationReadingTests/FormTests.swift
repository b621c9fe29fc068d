import InvitationReading
import TestSupport
import Testing

@Suite("Forms of calendar files")
struct FormTests {
  private static let plain = calendar(
    "DTSTART;TZID=Europe/Berlin:20270707T140000", "SUMMARY:Gespräch über Äpfel",
    "ATTENDEE;CN=\"Müller, Jörg\":mailto:joerg@acme.example")

  /// The same file in the forms that mail programs and servers leave of it.
  private static let forms: [(name: String, bytes: [UInt8])] = {
    let crlf = plain.replacing("\n", with: "\r\n")
    let quoted = plain.replacing("=", with: "=3D").utf8.flatMap { byte in
      byte < 0x80
        ? [byte] : Array("=\(String(byte, radix: 16, uppercase: true))".utf8)
    }
    return [
      ("LF", Array(plain.utf8)), ("CRLF", Array(crlf.utf8)),
      ("CR", Array(plain.replacing("\n", with: "\r").utf8)),
      ("a byte order mark", [0xEF, 0xBB, 0xBF] + Array(crlf.utf8)),
      ("UTF-16", [0xFF, 0xFE] + crlf.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
      ("Latin-1", crlf.unicodeScalars.map { UInt8($0.value) }),
      ("folds at every byte", folded(Array(crlf.utf8), at: 1)),
      ("folds inside characters", folded(Array(crlf.utf8), at: 5)),
      ("quoted-printable", quoted),
      ("quoted-printable with soft line ends", softened(quoted)),
      ("NUL", Array(crlf.replacing("SUMMARY:", with: "SUMMARY:\0").utf8)),
      ("blank lines", Array(plain.replacing("\n", with: "\n\n").utf8)),
      ("small letters", Array(plain.replacing("BEGIN:VEVENT", with: "begin:vevent").utf8)),
      ("no last newline", Array(crlf.dropLast().utf8)),
    ]
  }()

  @Test("The same invitation is read from each form", arguments: forms.indices)
  func eachForm(index: Int) throws {
    let form = Self.forms[index]
    let invitation = try #require(try invitations(form.bytes).first, "\(form.name)")
    #expect(invitation.summary == "Gespräch über Äpfel", "\(form.name)")
    #expect(invitation.attendees[0].name == "Müller, Jörg", "\(form.name)")
    #expect(invitation.zone == "Europe/Berlin", "\(form.name)")
  }

  /// Every line folded after so many bytes.
  private static func folded(_ bytes: [UInt8], at count: Int) -> [UInt8] {
    bytes.split(separator: 0x0A).flatMap { line -> [UInt8] in
      let line = Array(line.dropLast())
      var folded: [UInt8] = []
      for (index, byte) in line.enumerated() {
        if index > 0, index.isMultiple(of: count) { folded += Array("\r\n ".utf8) }
        folded.append(byte)
      }
      return folded + [0x0D, 0x0A]
    }
  }

  /// Quoted-printable with a soft line end after the first "=3D" of each line.
  private static func softened(_ bytes: [UInt8]) -> [UInt8] {
    Array(String(decoding: bytes, as: UTF8.self).replacing("=3D", with: "=3D=\r\n").utf8)
  }

  @Test("A file that is no calendar, or has no event, is refused")
  func refused() throws {
    #expect(try problem(of: "Dear Jo,\n")?.message.contains("not a calendar file") == true)
    #expect(try problem(of: "")?.line == 1)
    let empty = "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n"
    #expect(try problem(of: empty)?.message.contains("has no event") == true)
  }

  @Test("Several calendars in one file are all read")
  func several() throws {
    #expect(try invitations(Self.plain + Self.plain).count == 2)
  }

  @Test(
    "What the sender wants is known wherever it stands",
    arguments: [
      ("STATUS:CANCELLED", "METHOD:REQUEST", Invitation.Purpose.cancellation),
      ("STATUS:CONFIRMED", "METHOD:CANCEL", .cancellation),
      ("METHOD:CANCEL", "X-A:b", .cancellation), ("STATUS:TENTATIVE", "METHOD:PUBLISH", .request),
      ("STATUS:CONFIRMED", "METHOD:REPLY", .answer),
      ("STATUS:CONFIRMED", "METHOD:COUNTER", .answer),
    ])
  func purposes(inside: String, outside: String, purpose: Invitation.Purpose) throws {
    let text = calendar("DTSTART:20270707T140000Z", inside, outside: outside)
    #expect(try invitations(text)[0].purpose == purpose)
  }

  @Test(
    "Only a person is one",
    arguments: [
      ("CN=Jo Doe:mailto:Jo@Acme.example", "jo@acme.example", true),
      (
        "CN=Jo;EMAIL=jo@acme.example:mailto:2_GEZDGNBVGY3TQOJQ@imip.me.com", "jo@acme.example", true
      ),
      ("CN=Jo:MAILTO:jo@acme.example", "jo@acme.example", true),
      ("CN=Jo:jo@acme.example", "jo@acme.example", true),
      ("CN=Jo:invalid:nomail", nil, false),
      ("CN=Jo:mailto:Jo Doe <jo@acme.example>", "jo@acme.example", true),
      ("CN=Jo:mailto:jo%2Bhr@acme.example?subject=a@b", "jo+hr@acme.example", true),
      ("CN=Jo:mailto:jo%zz@acme.example.", "jo%zz@acme.example", true),
      (
        ":mailto:c_188abc0d1e2f3a4b5c@group.calendar.google.com",
        "c_188abc0d1e2f3a4b5c@group.calendar.google.com", false
      ),
      ("CN=Zoom:mailto:no-reply@zoom.us", "no-reply@zoom.us", false),
      (
        "CN=Greenhouse:mailto:scheduling+17@mail.greenhouse.io",
        "scheduling+17@mail.greenhouse.io", false
      ),
      ("CUTYPE=ROOM;CN=Oak:mailto:oak@acme.example", "oak@acme.example", false),
      ("CN=Acme Candidate Calendar:mailto:people1@acme.example", "people1@acme.example", false),
      ("CN=\"Doe, Jo (Recruiting)\":mailto:jo@acme.example", "jo@acme.example", true),
      ("CN=Jo Doe (Support Team):mailto:jo@acme.example", "jo@acme.example", true),
      ("CN=Acme (Recruiting):mailto:people1@acme.example", "people1@acme.example", false),
      (":mailto:2_gezdgnbvgy3tqojqge@imip.me.com", "2_gezdgnbvgy3tqojqge@imip.me.com", false),
    ])
  func persons(parameters: String, address: String?, isPerson: Bool) throws {
    let separator = parameters.hasPrefix(":") ? "" : ";"
    let text = calendar("DTSTART:20270707T140000Z", "ORGANIZER\(separator)\(parameters)")
    let organizer = try #require(try invitations(text)[0].organizer)
    #expect(organizer.address == address)
    #expect(organizer.isPerson == isPerson)
  }

  @Test("An escape that none needs is the character itself")
  func escapes() throws {
    let text = calendar("DTSTART:20270707T140000Z", #"SUMMARY:a\: b\& c\\d\, e\\: \"f\""#)
    #expect(try invitations(text)[0].summary == #"a: b& c\d, e\: "f""#)
  }

  @Test(
    "A key says event and version, also of a long UID",
    arguments: ["a@b", "a|b|c", String(repeating: "é", count: 300)])
  func keys(uid: String) throws {
    let text = calendar("DTSTART:20270707T140000Z", "SEQUENCE:7")
      .replacing("one@test.example", with: uid)
    let version = try invitations(text)[0].version
    #expect(version.key.utf8.count <= 256)
    let read = try #require(InvitationVersion(key: version.key))
    #expect(read.key == version.key)
    #expect(read.sequence == 7)
    #expect(uid.count > 100 || read.identity.uid == uid)
  }
}
