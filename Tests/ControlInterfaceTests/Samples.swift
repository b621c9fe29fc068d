import CivilTime
import FollowupCore

@testable import ControlInterface

/// One value of every kind that goes over the wire, with every member set, and others with none.
enum Samples {
  static let instant = Instant(secondsSinceEpoch: 1_795_204_800)
  static let later = instant + .days(3)
  static let date = CivilDate(year: 2026, month: 12, day: 18)!
  static let id = EventID(device: "3f2a9c1e", sequence: 17)
  private static let position = LogPosition(time: later, device: id.device, sequence: 17)
  static let reminder = ReminderID(
    application: "acme", action: .checkIn, occasion: id, phase: .moveOn)

  static let reason = Reason(
    .stageWindow, .opens, "without an answer, check in", source: .article, at: instant,
    remedy: Remedy(
      .moveInterview, application: "acme", contact: "jo", channel: .phone, stage: .first,
      event: id))
  static let bareReason = Reason(.hours, .narrows, "business hours", source: .ours)

  static func followUp(window: Interval?, recipient: Recipient? = nil) -> FollowUp {
    FollowUp(
      application: "acme", action: .graciousNote,
      occasion: Occasion(
        event: id, moment: Moment(at: instant, position: position), recorded: later,
        phrase: "the outcome"),
      recipient: recipient, channel: recipient == nil ? nil : .email,
      state: window == nil ? .denied : .held, window: window,
      slots: window.map { [$0] } ?? [], expires: recipient == nil ? nil : later, zone: .utc,
      because: [reason, bareReason])
  }

  static let followUps: [FollowUpReport] = [
    followUp(
      window: Interval(start: instant, end: later),
      recipient: Recipient(contact: "jo", name: "Jo Doe", passOnTo: ["Ann Lee"])),
    followUp(window: Interval(start: instant, end: .distantFuture)),
    followUp(window: nil),
  ].map { FollowUpReport($0) }

  /// One event body of every kind, each with all of its fields.
  static let bodies: [EventBody] = [
    .applicationAdded(ApplicationAdded(application)),
    .applicationChanged(
      ApplicationChanged(ApplicationFields(role: "Cook", takenBack: [.zone, .noFollowUp]))),
    .contactAdded(ContactAdded(contact)),
    .contactChanged(ContactChanged(ContactFields(contact: "jo"))),
    .interviewAdded(InterviewAdded(stage: .phone, durationMinutes: 45, with: ["jo", "ann"])),
    .interviewMoved(InterviewMoved(event: id)), .noteAdded(NoteAdded(text: "kind people")),
    .interviewCancelled(.event(id)), .interviewCancelled(.next(.second)),
    .promiseRecorded(.by(date)), .promiseRecorded(.from(date)), .promiseRecorded(.noFollowUp),
    .touchSent(TouchSent(action: .thankYou, channel: .letter, contact: "jo")),
    .messageHeard(MessageHeard(channel: .phone, contact: "jo", asks: true)),
    .mistakeNoted(MistakeNoted(text: "sent the wrong portfolio")),
    .salaryStated(SalaryStated(amount: Amount("85000.50")!, currency: "EUR")),
    .outcomeRecorded(OutcomeRecorded(.offer, until: .date(date))),
    .followUpSkipped(FollowUpSkipped(action: .checkIn, contact: "jo")),
    .reminderSnoozed(ReminderSnoozed(reminder, until: later)),
    .reminderIntended(ReminderIntended(reminder)),
    .reminderDelivered(ReminderDelivered(reminder)), .eventUndone(EventUndone(id)),
  ]

  private static let application = ApplicationFields(
    company: "Acme", role: "Engineer", zone: "Europe/Berlin", channels: [.email, .letter],
    noFollowUp: true)
  private static let contact = ContactFields(
    contact: "jo", name: "Jo Doe", address: "jo@acme.example", may: [.email], never: [.phone],
    primary: true)

  static let events: [EventReport] = bodies.map { body in
    EventReport(
      Event(
        id: id, time: later, at: instant, application: "acme", body: body, key: "mail/17"),
      employerZone: "Europe/Berlin", subject: "phone interview", undoneBy: id)
  }

  static let recorded = RecordMethod.Reply(
    userZone: "Europe/Berlin", events: events,
    warnings: [
      Remark("Mind this.", isNote: true), Remark("And this.", remedy: reason.remedy),
    ], followUps: followUps, told: ["It is late."])

  static let applications: [ApplicationReport] = [
    ApplicationReport(
      name: "acme", company: "Acme", role: "Engineer", zone: "Europe/Berlin", zoneIsAssumed: false,
      channels: [.email], stage: .second, anchor: anchor, applied: instant,
      outcome: .offer, until: later,
      promise: PromiseReport(promise: .by(date), at: instant, state: .spent), dormant: true,
      contacts: [
        ContactReport(
          contact: "jo", name: "Jo Doe", address: "jo@acme.example", may: [.email],
          never: [.phone], permitted: [.email], primary: true)
      ],
      interviews: [
        InterviewReport(
          event: id, stage: .phone, at: instant, ends: later,
          local: CivilDateTime(date: date, time: .midnight), zone: "Europe/Berlin",
          with: ["Jo Doe"], state: .underWay)
      ],
      salaries: [
        SalaryReport(at: instant, stated: SalaryStated(amount: Amount("85000")!, per: .year))
      ],
      notes: [NoteReport(at: later, text: "kind people")], touches: 3, heard: 2, checkIns: 1,
      nextFollowUp: followUps[0],
      coming: [
        ComingReport(kind: .deadline, application: "acme", at: later, zone: "UTC", text: "it ends")
      ]),
    ApplicationReport(
      name: "globex", zone: "UTC", zoneIsAssumed: true, stage: .applied, anchor: anchor,
      applied: instant,
      promise: PromiseReport(promise: .noFollowUp, at: instant, state: .standing)),
  ]
  private static let anchor = AnchorReport(phrase: "the phone interview", at: instant)

  static let statuses: [StatusReport] = [
    StatusReport(
      version: "1.0.0", pid: 42, device: "3f2a9c1e", configFile: "/c.toml",
      configurationState: .refused, logDirectory: "/log", logState: .readOnly,
      damage: ["Line 3 is damaged."], socket: "/s", zone: "Europe/Berlin", tzVersion: "2026a",
      events: 9, applications: 2, nextWakeUp: later, nextReminder: "\(reminder)",
      journal: "journalctl --user -t followupd", desktop: "dunst", lingers: false,
      problems: ["It was full."],
      holidayLists: [
        .init(
          region: "GB-ENG", name: "England", lastYear: 2036, reason: .assumed,
          zone: "Europe/London", applications: ["acme"]),
        .init(
          region: nil, name: nil, lastYear: nil, reason: .ownDates, zone: "UTC",
          applications: ["globex"]),
      ], zonesWithoutHolidays: ["Asia/Tokyo"]),
    StatusReport(
      version: "1.0.0", pid: 42, device: "d", configFile: "/c.toml", configurationState: .defaults,
      logDirectory: "/log", logState: .recording, socket: "/s", zone: "UTC", events: 0,
      applications: 0, journal: "none", desktop: "none"),
  ]
}
