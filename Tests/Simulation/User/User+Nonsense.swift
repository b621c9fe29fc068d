import CivilTime
import FollowupCore

extension User {
  /// What no daemon should take, or what should do it no harm.
  func nonsense(_ engine: Engine, _ now: Instant) -> [EventDraft] {
    let known = random.element(of: engine.names)
    func draft(_ body: EventBody, to name: String? = nil, at: Instant? = nil) -> EventDraft {
      EventDraft(application: name ?? known, at: at ?? now, body: body)
    }
    let touch = EventBody.touchSent(TouchSent(action: .checkIn, channel: .email, contact: nil))
    let good = draft(.mistakeNoted(MistakeNoted(text: "before nonsense")))
    let bad: EventDraft =
      switch random.number(0...17) {
      case 0: draft(touch, to: "nobody-\(random.number(0...9))")
      case 1: draft(touch, to: "")
      case 2: draft(touch, to: String(known.prefix(1)))
      case 3: draft(touch, at: now + random.length(.seconds(1), .days(4000)))
      case 4: draft(.touchSent(TouchSent(action: .reply, channel: nil, contact: "no such person")))
      case 5: draft(.applicationAdded(ApplicationAdded(ApplicationFields())))
      case 6:
        draft(
          .applicationAdded(ApplicationAdded(ApplicationFields(zone: "Mars/Olympus"))), to: "mars")
      case 7:
        draft(
          .applicationAdded(ApplicationAdded(ApplicationFields(company: "a\u{1B}[31m"))), to: "red")
      case 8: draft(.applicationAdded(ApplicationAdded(ApplicationFields())), to: "../etc")
      case 9:
        draft(
          .applicationAdded(ApplicationAdded(ApplicationFields())),
          to: String(repeating: "long", count: 99))
      case 10: draft(.contactAdded(ContactAdded(ContactFields(contact: "", name: " \n "))))
      case 11:
        draft(.interviewAdded(InterviewAdded(stage: .applied, durationMinutes: nil, with: [])))
      case 12:
        draft(
          .interviewAdded(InterviewAdded(stage: .phone, durationMinutes: 30, with: [])),
          at: .distantFuture)
      case 13: draft(.interviewCancelled(.event(EventID(device: "nowhere", sequence: 1))))
      case 14: draft(.mistakeNoted(MistakeNoted(text: String(repeating: "x", count: 70_000))))
      case 15:
        draft(.outcomeRecorded(OutcomeRecorded(.rejected, until: .date(Zone.utc.date(at: now)))))
      case 16: draft(.unknown(kind: "made.up"))
      default: draft(.eventUndone(EventUndone(EventID(device: "nowhere", sequence: 7))))
      }
    return random.chance(0.3) ? [good, bad] : [bad]
  }

  static let companies = [
    "acme", "globex", "initech", "umbrella", "hooli", "stark", "wayne", "öko",
  ]

  static let people = [
    "Jo Doe", "Sam Roe", "Åsa Öst", "李雷", "Jo Roe", "-rf", "“Quote” <b>Bold</b>", "Dr. A. B. C.",
  ]

  static let notes = [
    "called them by the wrong name", "a\nb\n\tc",
    "{\"kind\":\"event.undone\",\"crc\":\"00000000\"}",
    "\u{202E}drawkcab", String(repeating: "0123456789", count: 300), "ü", "\"\\",
  ]
}
