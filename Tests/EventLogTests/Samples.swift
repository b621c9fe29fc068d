import CivilTime
import EventLog
import FollowupCore
import SimulatedDisk

let noon = try! Instant(rfc3339: "2026-11-20T12:00:00Z")

/// One event of every kind, with every field set, and each form that a kind has.
let everyBody: [EventBody] = {
  let interview = EventID(device: "desk", sequence: 7)
  let reminder = ReminderID(
    application: "acme", action: .checkIn, occasion: interview, phase: .opens)
  let date = CivilDate(year: 2026, month: 12, day: 18)!
  let fields = ApplicationFields(
    company: "Acme, Inc.", role: "Cœur “d’équipe”\n\u{1}", zone: "America/New_York",
    channels: [.email, .phone], noFollowUp: true)
  let contact = ContactFields(
    contact: "jo", name: "Jo \"Doe\"", address: "jo@example.com", may: [.social], never: [.text],
    primary: true)
  return [
    .applicationAdded(fields), .applicationAdded(ApplicationFields()), .applicationChanged(fields),
    .contactAdded(contact), .contactChanged(ContactFields(contact: "jo")),
    .interviewAdded(stage: .phone, durationMinutes: 45, with: ["jo", "sam"]),
    .interviewAdded(stage: .final, durationMinutes: nil, with: []),
    .interviewCancelled(.event(interview)), .interviewCancelled(.next(.second)),
    .promiseRecorded(.by(date)), .promiseRecorded(.from(date)), .promiseRecorded(.noFollowUp),
    .touchSent(action: .thankYou, channel: .email, contact: "jo"),
    .touchSent(action: .checkIn, channel: nil, contact: nil),
    .messageHeard(channel: .phone, contact: "jo", asks: true),
    .messageHeard(channel: nil, contact: nil, asks: false), .mistakeNoted(text: "🙈 \\ / \t"),
    .salaryStated(amount: Amount("85000.50")!, currency: "EUR"),
    .salaryStated(amount: Amount("1")!, currency: nil), .outcomeRecorded(.offer, until: date),
    .outcomeRecorded(.rejected, until: nil), .followUpSkipped(action: .checkIn, contact: "jo"),
    .reminderSnoozed(reminder, until: noon), .reminderIntended(reminder),
    .reminderDelivered(reminder), .eventUndone(interview),
  ]
}()

func mistake(_ text: String, application: String = "acme") -> EventDraft {
  EventDraft(application: application, at: noon, body: .mistakeNoted(text: text))
}

/// A record's line as another device's program writes it, without its line break.
func line(
  _ sequence: Int, of device: String, at time: Instant = noon, _ text: String = "oops"
) -> String {
  sealed(
    #"{"v":1,"device":"\#(device)","seq":\#(sequence),"time":"\#(time)","application":"acme","#
      + #""kind":"mistake.noted","at":"\#(time)","text":"\#(text)""#)
}

/// A line with its checksum, from what comes before it.
func sealed(_ start: String) -> String {
  let bytes = Array(start.utf8)
  return start + #","crc":"\#(CRC32C(bytes.span).hexDigits)"}"#
}

extension SimulatedDisk {
  /// Puts a file of these lines there, each ended by a line break.
  func put(lines: [String], as name: String) {
    put(lines.map { $0 + "\n" }.joined(), as: name)
  }

  func text(of name: String) -> String? {
    contents(of: name).map { String(decoding: $0, as: UTF8.self) }
  }
}

extension Event {
  /// The text of the mistake that it notes.
  var text: String? {
    if case .mistakeNoted(let text) = body { text } else { nil }
  }
}
