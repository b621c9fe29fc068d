private import CivilTime

extension EventBody {
  /// The kind's name, as the log and the wire write it.
  package var kind: String {
    switch self {
    case .applicationAdded: "application.added"
    case .applicationChanged: "application.changed"
    case .contactAdded: "contact.added"
    case .contactChanged: "contact.changed"
    case .interviewAdded: "interview.added"
    case .interviewCancelled: "interview.cancelled"
    case .promiseRecorded: "promise.recorded"
    case .touchSent: "touch.sent"
    case .messageHeard: "message.heard"
    case .mistakeNoted: "mistake.noted"
    case .salaryStated: "salary.stated"
    case .outcomeRecorded: "outcome.recorded"
    case .followUpSkipped: "followup.skipped"
    case .reminderSnoozed: "reminder.snoozed"
    case .reminderIntended: "reminder.intended"
    case .reminderDelivered: "reminder.delivered"
    case .eventUndone: "event.undone"
    case .unknown(let kind): kind
    }
  }

  /// Its fields by name, in the order in which they are written; absent where unset.
  package var fields: [(name: String, value: FieldValue)] {
    switch self {
    case .applicationAdded(let fields), .applicationChanged(let fields): fields.written
    case .contactAdded(let fields), .contactChanged(let fields): fields.written
    case .interviewAdded(let stage, let minutes, let with):
      written(
        ("stage", .text(stage.rawValue)), ("durationMinutes", minutes.map { .integer(Int64($0)) }),
        ("with", with.isEmpty ? nil : .list(with)))
    case .interviewCancelled(.event(let event)): written(("event", .text("\(event)")))
    case .interviewCancelled(.next(let stage)): written(("stage", .text(stage.rawValue)))
    case .promiseRecorded(.by(let date)): written(("by", .text("\(date)")))
    case .promiseRecorded(.from(let date)): written(("from", .text("\(date)")))
    case .promiseRecorded(.noFollowUp): written(("noFollowUp", .flag(true)))
    case .touchSent(let action, let channel, let contact):
      written(
        ("action", .text(action.rawValue)), ("channel", channel.map { .text($0.rawValue) }),
        ("contact", contact.map(FieldValue.text)))
    case .messageHeard(let channel, let contact, let asks):
      written(
        ("channel", channel.map { .text($0.rawValue) }), ("contact", contact.map(FieldValue.text)),
        ("asks", asks ? .flag(true) : nil))
    case .mistakeNoted(let text): written(("text", .text(text)))
    case .salaryStated(let amount, let currency):
      written(("amount", .text("\(amount)")), ("currency", currency.map(FieldValue.text)))
    case .outcomeRecorded(let outcome, let until):
      written(("outcome", .text(outcome.rawValue)), ("until", until.map { .text("\($0)") }))
    case .followUpSkipped(let action, let contact):
      written(("action", .text(action.rawValue)), ("contact", contact.map(FieldValue.text)))
    case .reminderSnoozed(let reminder, let until):
      written(("reminder", .text("\(reminder)")), ("until", .text(until.rfc3339)))
    case .reminderIntended(let reminder), .reminderDelivered(let reminder):
      written(("reminder", .text("\(reminder)")))
    case .eventUndone(let event): written(("event", .text("\(event)")))
    case .unknown: []
    }
  }

  /// Reads an event's fields. Those that its kind does not know are left over in `fields`.
  package init(kind: String, fields: inout FieldReader) throws(FieldError) {
    switch kind {
    case "application.added": self = .applicationAdded(try ApplicationFields(&fields))
    case "application.changed": self = .applicationChanged(try ApplicationFields(&fields))
    case "contact.added": self = .contactAdded(try ContactFields(&fields))
    case "contact.changed": self = .contactChanged(try ContactFields(&fields))
    case "interview.added": self = try .interview(&fields)
    case "interview.cancelled": self = .interviewCancelled(try InterviewReference(&fields))
    case "promise.recorded": self = .promiseRecorded(try Promise(&fields))
    case "touch.sent":
      self = .touchSent(
        action: try fields.requiredWord("action", as: Action.self),
        channel: try fields.word("channel", as: Channel.self), contact: try fields.text("contact"))
    case "message.heard":
      self = .messageHeard(
        channel: try fields.word("channel", as: Channel.self), contact: try fields.text("contact"),
        asks: try fields.flag("asks"))
    case "mistake.noted": self = .mistakeNoted(text: try fields.requiredText("text"))
    case "salary.stated":
      self = .salaryStated(
        amount: try fields.amount("amount"), currency: try fields.text("currency"))
    case "outcome.recorded":
      self = .outcomeRecorded(
        try fields.requiredWord("outcome", as: Outcome.self), until: try fields.date("until"))
    case "followup.skipped":
      self = .followUpSkipped(
        action: try fields.requiredWord("action", as: Action.self),
        contact: try fields.text("contact"))
    case "reminder.snoozed":
      self = .reminderSnoozed(
        try fields.reminder("reminder"), until: try fields.instant("until"))
    case "reminder.intended": self = .reminderIntended(try fields.reminder("reminder"))
    case "reminder.delivered": self = .reminderDelivered(try fields.reminder("reminder"))
    case "event.undone": self = .eventUndone(try fields.event("event"))
    default: self = .unknown(kind: kind)
    }
  }

  private static func interview(_ fields: inout FieldReader) throws(FieldError) -> EventBody {
    let minutes = try fields.integer("durationMinutes")
    if let minutes, !(1...1440).contains(minutes) {
      throw FieldError(field: "durationMinutes", problem: "is \(minutes), but must be 1 to 1440")
    }
    return .interviewAdded(
      stage: try fields.requiredWord("stage", as: Stage.self), durationMinutes: minutes,
      with: try fields.list("with"))
  }
}

private func written(
  _ fields: (name: String, value: FieldValue?)...
) -> [(name: String, value: FieldValue)] {
  fields.compactMap { field in field.value.map { (field.name, $0) } }
}

private func names(_ channels: [Channel]) -> FieldValue? {
  channels.isEmpty ? nil : .list(channels.map(\.rawValue))
}

extension ApplicationFields {
  fileprivate var written: [(name: String, value: FieldValue)] {
    FollowupCore.written(
      ("company", company.map(FieldValue.text)), ("role", role.map(FieldValue.text)),
      ("zone", zone.map(FieldValue.text)), ("channels", names(channels)),
      ("noFollowUp", noFollowUp ? .flag(true) : nil))
  }

  fileprivate init(_ fields: inout FieldReader) throws(FieldError) {
    self.init(
      company: try fields.text("company"), role: try fields.text("role"),
      zone: try fields.text("zone"), channels: try fields.words("channels", as: Channel.self),
      noFollowUp: try fields.flag("noFollowUp"))
  }
}

extension ContactFields {
  fileprivate var written: [(name: String, value: FieldValue)] {
    FollowupCore.written(
      ("contact", .text(contact)), ("name", name.map(FieldValue.text)),
      ("address", address.map(FieldValue.text)), ("may", names(may)), ("never", names(never)),
      ("primary", primary ? .flag(true) : nil))
  }

  fileprivate init(_ fields: inout FieldReader) throws(FieldError) {
    self.init(
      contact: try fields.requiredText("contact"), name: try fields.text("name"),
      address: try fields.text("address"), may: try fields.words("may", as: Channel.self),
      never: try fields.words("never", as: Channel.self), primary: try fields.flag("primary"))
  }
}

extension InterviewReference {
  fileprivate init(_ fields: inout FieldReader) throws(FieldError) {
    if let stage = try fields.word("stage", as: Stage.self) {
      self = .next(stage)
    } else {
      self = .event(try fields.event("event"))
    }
  }
}

extension Promise {
  fileprivate init(_ fields: inout FieldReader) throws(FieldError) {
    let (by, from) = (try fields.date("by"), try fields.date("from"))
    switch (by, from, try fields.flag("noFollowUp")) {
    case (let date?, nil, false): self = .by(date)
    case (nil, let date?, false): self = .from(date)
    case (nil, nil, true): self = .noFollowUp
    default: throw FieldError(field: "by", problem: "or “from” or “noFollowUp” must be there, one")
    }
  }
}

extension FieldReader {
  fileprivate mutating func date(_ name: String) throws(FieldError) -> CivilDate? {
    guard let text = try text(name) else { return nil }
    do { return try CivilDate(iso8601: text) } catch {
      throw FieldError(field: name, "is no date such as 2026-12-18", because: error)
    }
  }

  fileprivate mutating func instant(_ name: String) throws(FieldError) -> Instant {
    do { return try Instant(rfc3339: try requiredText(name)) } catch let error as CivilTimeError {
      throw FieldError(field: name, "is no instant such as 2026-11-20T15:00:00Z", because: error)
    } catch let error as FieldError { throw error } catch { fatalError("no other error is thrown") }
  }

  fileprivate mutating func event(_ name: String) throws(FieldError) -> EventID {
    let text = try requiredText(name)
    if let id = EventID(text) { return id }
    throw FieldError(field: name, problem: "is “\(text)”, but an event is named DEVICE/SEQ")
  }

  fileprivate mutating func reminder(_ name: String) throws(FieldError) -> ReminderID {
    let text = try requiredText(name)
    if let id = ReminderID(text) { return id }
    throw FieldError(field: name, problem: "is “\(text)”, which names no reminder")
  }

  fileprivate mutating func amount(_ name: String) throws(FieldError) -> Amount {
    let text = try requiredText(name)
    if let amount = Amount(text) { return amount }
    throw FieldError(field: name, problem: "is “\(text)”, but an amount is written like 85000.50")
  }
}

extension FieldError {
  /// A problem with its reason, which is a sentence, while the whole is a clause.
  fileprivate init(field: String, _ problem: String, because reason: CivilTimeError) {
    self.init(field: field, problem: "\(problem): \(reason.description.dropLast())")
  }
}
