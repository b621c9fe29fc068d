import CivilTime
import InvitationReading
import JSON
import SystemPackage
import TestSupport
import Testing

@Suite("Invitations as their senders write them")
struct ReadingTests {
  private static let folder = FilePath(#filePath).removingLastComponent().appending("Invitations")
  private static let files: [JSONValue] = {
    ["readings.json", "more-readings.json"].flatMap { name in
      try! JSONReader.parse(folder.appending(name).bytes())["files"]!.arrayValue!
    }
  }()

  @Test("Each is read as a person would", arguments: files.indices)
  func readings(index: Int) throws {
    let expected = Self.files[index]
    let file = expected["file"]!.stringValue!
    let read = try invitations(try Self.folder.appending(file).bytes())
    let events = expected["events"]!.arrayValue!
    #expect(read.count == events.count, "\(file)")
    for (invitation, event) in zip(read, events) { compare(invitation, event) }
  }

  private func compare(_ invitation: Invitation, _ event: JSONValue) {
    func text(_ key: String) -> String? { event[key]?.stringValue }
    #expect(invitation.version.identity.uid == text("uid"))
    #expect(invitation.version.identity.recurrence == text("recurrence_id"))
    #expect(Int64(invitation.version.sequence) == event["sequence"]?.integerValue)
    #expect(invitation.version.stamp.rfc3339 == text("dtstamp_utc"))
    #expect(invitation.summary == text("summary"))
    #expect((invitation.purpose == .cancellation) == event["cancelled"]?.boolValue)
    #expect((invitation.purpose == .answer) == (event["answer"]?.boolValue ?? false))
    #expect(invitation.isFloating == event["floating"]?.boolValue)
    #expect(invitation.zone == text("zone"))
    switch invitation.time {
    case .span(let span):
      #expect(span.start.rfc3339 == text("start_utc"))
      #expect(span.end.rfc3339 == text("end_utc"))
    case .days: #expect(event["all_day"]?.boolValue == true)
    }
    compare(invitation.organizer, event["organizer"] ?? .null)
    let people = event["attendees"]?.arrayValue ?? []
    #expect(invitation.attendees.count == people.count)
    for (person, expected) in zip(invitation.attendees, people) { compare(person, expected) }
  }

  private func compare(_ person: Participant?, _ expected: JSONValue) {
    guard !expected.isNull else { return #expect(person == nil) }
    #expect(person?.address == expected["address"]?.stringValue)
    #expect(person?.isPerson == (expected["person"]?.boolValue ?? true))
    #expect(person?.isAbsent == (expected["absent"]?.boolValue ?? false))
    #expect(person?.name == expected["name"]?.stringValue)
  }
}

/// Reads a file, of which every event has to be right. A time without a zone is Berlin's.
func invitations(_ bytes: [UInt8]) throws -> [Invitation] {
  try reader(bytes).invitations().map { try $0.get() }
}

func invitations(_ text: String) throws -> [Invitation] { try invitations(Array(text.utf8)) }

private func reader(_ bytes: [UInt8]) throws -> InvitationReader {
  let zones = ZoneDatabase()
  return InvitationReader(bytes, zones: zones, readerZone: try zones.zone(named: "Europe/Berlin"))
}

/// What is wrong with the first event of a file.
func problem(of text: String) throws -> CalendarError? {
  do throws(CalendarError) {
    let reader: InvitationReader
    do { reader = try reader_(text) } catch { return nil }
    guard case .failure(let error) = try reader.invitations()[0] else { return nil }
    return error
  } catch {
    return error
  }
}

private func reader_(_ text: String) throws -> InvitationReader { try reader(Array(text.utf8)) }

/// A calendar of one event with these lines.
func calendar(_ lines: String..., outside: String = "") -> String {
  """
  BEGIN:VCALENDAR
  VERSION:2.0
  PRODID:-//test//EN
  \(outside.isEmpty ? "CALSCALE:GREGORIAN" : outside)
  BEGIN:VEVENT
  UID:one@test.example
  DTSTAMP:20261101T120000Z
  \(lines.joined(separator: "\n"))
  END:VEVENT
  END:VCALENDAR

  """
}
