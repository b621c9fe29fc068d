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
    url: "https://acme.example/jobs/1", channels: [.email, .phone], noFollowUp: true)
  let contact = ContactFields(
    contact: "jo", name: "Jo \"Doe\"", address: "jo@example.com", may: [.social], never: [.text],
    primary: true)
  return [
    .applicationAdded(ApplicationAdded(fields)),
    .applicationAdded(ApplicationAdded(ApplicationFields())),
    .applicationChanged(ApplicationChanged(fields)),
    .contactAdded(ContactAdded(contact)),
    .contactChanged(ContactChanged(ContactFields(contact: "jo"))),
    .interviewAdded(
      InterviewAdded(
        stage: .phone, durationMinutes: 45, with: ["jo", "sam"],
        local: CivilDateTime(date: date, time: .midnight))),
    .interviewAdded(InterviewAdded(stage: .final, durationMinutes: nil, with: [])),
    .interviewMoved(InterviewMoved(event: interview)), .noteAdded(NoteAdded(text: "a\nb")),
    .interviewCancelled(.event(interview)), .interviewCancelled(.next(.second)),
    .promiseRecorded(.by(date)), .promiseRecorded(.from(date)), .promiseRecorded(.noFollowUp),
    .touchSent(TouchSent(action: .thankYou, channel: .email, contact: "jo")),
    .touchSent(TouchSent(action: .checkIn, channel: nil, contact: nil)),
    .messageHeard(MessageHeard(channel: .phone, contact: "jo", asks: true)),
    .messageHeard(MessageHeard(channel: nil, contact: nil, asks: false)),
    .mistakeNoted(MistakeNoted(text: "🙈 \\ / \t")),
    .salaryStated(
      SalaryStated(
        amount: Amount("85000.50")!, upTo: Amount("90000")!, currency: "EUR", per: .month)),
    .salaryStated(SalaryStated(amount: Amount("1")!, currency: nil)),
    .outcomeRecorded(OutcomeRecorded(.offer, until: .date(date))),
    .outcomeRecorded(OutcomeRecorded(.offer, until: .instant(noon))),
    .outcomeRecorded(OutcomeRecorded(.rejected)),
    .followUpSkipped(FollowUpSkipped(action: .checkIn, contact: "jo")),
    .reminderSnoozed(ReminderSnoozed(reminder, until: noon)),
    .reminderIntended(ReminderIntended(reminder)),
    .reminderDelivered(ReminderDelivered(reminder)), .eventUndone(EventUndone(interview)),
  ]
}()

func mistake(_ text: String, application: String = "acme") -> EventDraft {
  EventDraft(application: application, at: noon, body: .mistakeNoted(MistakeNoted(text: text)))
}

/// A record's line as another device's program writes it, without its line break.
func line(
  _ sequence: Int, of device: String, at time: Instant = noon, _ text: String = "oops"
) -> String {
  sealed(
    #"{"v":1,"device":"\#(device)","seq":\#(sequence),"time":"\#(time)","application":"acme","#
      + #""kind":"mistake.noted","at":"\#(time)","text":"\#(text)""#)
}

/// The first line of the device "lap", which names an event of another device.
func undone(_ event: String) -> String {
  sealed(
    #"{"v":1,"device":"lap","seq":1,"time":"2026-11-20T13:00:00Z","kind":"event.undone","#
      + #""event":"\#(event)""#)
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
    if case .mistakeNoted(let mistake) = body { mistake.text } else { nil }
  }
}
