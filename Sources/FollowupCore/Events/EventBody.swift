package import JSON
package import Schema

/// What an event says. Each kind's fields, fold and sentence are in its file in `Kinds`.
package enum EventBody: Hashable, Sendable {
  case applicationAdded(ApplicationAdded)
  case applicationChanged(ApplicationChanged)
  case contactAdded(ContactAdded)
  case contactChanged(ContactChanged)
  case interviewAdded(InterviewAdded)
  case interviewMoved(InterviewMoved)
  case interviewCancelled(InterviewCancelled)
  case promiseRecorded(Promise)
  case touchSent(TouchSent)
  case messageHeard(MessageHeard)
  case mistakeNoted(MistakeNoted)
  case noteAdded(NoteAdded)
  case salaryStated(SalaryStated)
  case outcomeRecorded(OutcomeRecorded)
  case followUpSkipped(FollowUpSkipped)
  case reminderSnoozed(ReminderSnoozed)
  case reminderIntended(ReminderIntended)
  case reminderDelivered(ReminderDelivered)
  case eventUndone(EventUndone)
  /// A kind that a newer version wrote. It stays in the log and changes nothing here.
  case unknown(kind: String)

  /// The kinds that this version knows, in the order of the interface's description.
  package static let kinds: [any EventPayload.Type] = [
    ApplicationAdded.self, ApplicationChanged.self, ContactAdded.self, ContactChanged.self,
    InterviewAdded.self, InterviewMoved.self, InterviewCancelled.self, Promise.self,
    TouchSent.self, MessageHeard.self, MistakeNoted.self, NoteAdded.self, SalaryStated.self,
    OutcomeRecorded.self, FollowUpSkipped.self, ReminderSnoozed.self, ReminderIntended.self,
    ReminderDelivered.self, EventUndone.self,
  ]

  /// What the event says; nil for a kind that this version does not know.
  package var payload: (any EventPayload)? {
    switch self {
    case .applicationAdded(let payload): payload
    case .applicationChanged(let payload): payload
    case .contactAdded(let payload): payload
    case .contactChanged(let payload): payload
    case .interviewAdded(let payload): payload
    case .interviewMoved(let payload): payload
    case .interviewCancelled(let payload): payload
    case .promiseRecorded(let payload): payload
    case .touchSent(let payload): payload
    case .messageHeard(let payload): payload
    case .mistakeNoted(let payload): payload
    case .noteAdded(let payload): payload
    case .salaryStated(let payload): payload
    case .outcomeRecorded(let payload): payload
    case .followUpSkipped(let payload): payload
    case .reminderSnoozed(let payload): payload
    case .reminderIntended(let payload): payload
    case .reminderDelivered(let payload): payload
    case .eventUndone(let payload): payload
    case .unknown: nil
    }
  }
}

extension EventBody {
  /// The kind's name, as the log and the wire write it.
  package var kind: String {
    if case .unknown(let kind) = self { return kind }
    return payload.map { type(of: $0).kind } ?? ""
  }

  /// What sort of thing the event is; an unknown one counts as an order to a newer version.
  package var nature: EventNature { payload.map { type(of: $0).nature } ?? .order }

  /// The fields that are set, in the order in which they are written.
  package var fields: JSONObject { payload?.setMembers ?? JSONObject() }

  /// Takes the fields of a kind out of an object; those it does not know are left.
  ///
  /// Throws `SchemaError` with the first that is missing or wrong.
  ///
  /// - Parameter logged: Of an event of the log, the application's name: a field is then missing, too,
  ///   that a request may leave out but the log may not. Nil for a request.
  package init(
    kind: String, fields: inout JSONObject, logged application: String? = nil
  ) throws(SchemaError) {
    guard let payload = Self.kindsByName[kind] else {
      self = .unknown(kind: kind)
      return
    }
    self = try payload.body(takingFrom: &fields, logged: application)
  }

  private static let kindsByName = Dictionary(uniqueKeysWithValues: kinds.map { ($0.kind, $0) })
}

/// The kind and its fields, among an event's other members.
extension EventBody: SchemaPart {
  /// The kind, and every field that some kind has.
  package static var members: [SchemaMember] {
    var members = [SchemaMember(name: "kind", type: .string, summary: "What sort of event it is.")]
    for member in kinds.flatMap({ $0.members })
    where !members.contains(where: { $0.name == member.name }) {
      members.append(
        SchemaMember(name: member.name, type: member.type.asOptional, summary: member.summary))
    }
    return members
  }

  package init(takingFrom object: inout JSONObject) throws(SchemaError) {
    guard let kind = object.take("kind") else { throw SchemaError(member: "kind", "is missing") }
    guard let kind = kind.stringValue else { throw SchemaError(member: "kind", "must be a string") }
    try self.init(kind: kind, fields: &object)
  }

  package func write(into object: inout JSONObject, unset: Unset = .leftOut) {
    object["kind"] = .string(kind)
    for (name, value) in fields { object[name] = value }
  }
}
