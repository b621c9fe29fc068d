internal import CivilTime
internal import ControlInterface
internal import FollowupCore
internal import Ground
internal import When

/// What a row of a tracker says about one application.
struct TrackerRow {
  /// What is needed to read a row's times and words.
  struct Context {
    let now: Instant
    let zones: any ZoneSource
    let userZone: Zone
    let mapping: TrackerMapping
  }

  let line: Int
  let company: String
  private let values: [TrackerField: String]
  private let context: Context
  private let zone: Zone

  /// Nil for a row that says nothing.
  init?(_ cells: TrackerCells, in context: Context) throws(TrackerError) {
    var values: [TrackerField: String] = [:]
    for cell in cells.cells {
      let words = cell.value.split { $0.isWhitespace && !$0.isNewline }.joined(separator: " ")
      guard let field = context.mapping.field(of: cell.header), values[field] == nil,
        !context.mapping.isNothing(words),
        // JobSync says beside the date whether there was an application.
        field != .applied || !["yes", "no", "true", "false"].contains(words.lowercased())
      else { continue }
      values[field] = words
    }
    if values.isEmpty { return nil }
    // A tracker with one column for both has an outcome among its stages.
    if values[.status] == nil, let stage = values[.stage], context.mapping.isStatus(stage) {
      values[.status] = stage
    }
    line = cells.line
    guard let company = values[.company] ?? values[.name] else {
      throw TrackerError(line: line, message: "The line names no employer.")
    }
    self.company = company
    self.values = values
    self.context = context
    guard let name = values[.zone] else {
      zone = context.userZone
      return
    }
    do { zone = try context.zones.zone(named: name) } catch {
      throw TrackerError(line: line, message: "\(error)")
    }
  }

  subscript(field: TrackerField) -> String? { values[field] }

  /// The event that adds the application, and those of what else the row says. A row that is read again
  /// with more in it gives the same events and further ones.
  func events(
    of name: String
  ) throws(TrackerError) -> (added: EventRequest, others: [EventRequest]) {
    let applied = try time(.applied) ?? context.now
    guard applied <= context.now else { throw wrong(.applied, "it lies in the future") }
    var others: [EventRequest] = []
    func event(_ part: String, _ body: EventBody, _ instant: Instant) -> EventRequest {
      EventRequest(
        application: name, at: try? When(instant.rfc3339), key: "\(key)|\(part)", body: body)
    }
    for (part, contact) in contacts {
      others.append(event(part, .contactAdded(ContactAdded(contact)), applied))
    }
    if let start = try time(.interview) {
      // A tracker without a column for it may have it in its status, such as "phone interview".
      guard let stage = (self[.stage] ?? self[.status]).flatMap(context.mapping.stage(of:)) else {
        throw wrong(.stage, "an interview's stage is phone, first, second, third or final")
      }
      others.append(
        event("interview|\(start)", .interviewAdded(InterviewAdded(stage: stage)), start))
    }
    if let salary = try salary {
      others.append(event("salary|\(salary.amount)", .salaryStated(salary), applied))
    }
    if let note = self[.note] {
      others.append(event("note|\(checksum(note))", .noteAdded(NoteAdded(text: note)), applied))
    }
    if let outcome = try outcome {
      let at = try time(.statusDate) ?? context.now
      guard at <= context.now else { throw wrong(.statusDate, "it lies in the future") }
      others.append(
        event(outcome.rawValue, .outcomeRecorded(OutcomeRecorded(outcome)), max(at, applied)))
    }
    let fields = ApplicationFields(
      company: company, role: self[.role], zone: self[.zone], region: self[.region], url: self[.url]
    )
    return (event("added", .applicationAdded(ApplicationAdded(fields)), applied), others)
  }

  // MARK: Parts

  /// What makes it the same row when the file is read again: employer and role.
  private var key: String {
    "tracker|" + checksum("\(company.lowercased())\n\((self[.role] ?? "").lowercased())")
  }

  private var contacts: [(part: String, ContactFields)] {
    let name = self[.contact]
    return [(TrackerField.email, self[.email]), (.phone, self[.phone])].compactMap {
      field, address in
      guard address != nil || field == .email && name != nil else { return nil }
      return ("contact|\(address ?? "name")", ContactFields(name: name, address: address))
    }
  }

  private var salary: SalaryStated? {
    get throws(TrackerError) {
      guard let text = self[.salary] else { return nil }
      do {
        let range = try AmountRange(text)
        return SalaryStated(amount: range.amount, upTo: range.upTo, currency: self[.currency])
      } catch { throw TrackerError(line: line, message: "salary: \(error)") }
    }
  }

  private var outcome: Outcome? {
    get throws(TrackerError) {
      guard let status = self[.status], !context.mapping.isOpen(status) else { return nil }
      guard let outcome = context.mapping.outcome(of: status) else {
        throw wrong(
          .status,
          "that is no word for an outcome that is known here; a mapping file may say what it means")
      }
      return outcome
    }
  }

  /// The instant of a column; of a date alone its noon, of today now.
  private func time(_ field: TrackerField) throws(TrackerError) -> Instant? {
    guard let cell = self[field] else { return nil }
    let text = context.mapping.dateOrder?.reordered(cell) ?? cell
    let when = WhenContext(
      reference: context.now, zone: zone, userZone: context.userZone, zones: context.zones)
    do {
      switch try When(text).dateOrInstant(in: when) {
      case .instant(let instant): return instant
      case .date(let date):
        if date == zone.date(at: context.now) { return context.now }
        return zone.instant(
          of: CivilDateTime(date: date, time: TimeOfDay(hour: 12, minute: 0)!))
      }
    } catch {
      throw TrackerError(
        line: line, message: "\(field.rawValue): \(error)", isOrderUnclear: error.isOrderUnclear)
    }
  }

  private func wrong(_ field: TrackerField, _ why: String) -> TrackerError {
    TrackerError(
      line: line, message: "\(field.rawValue) is \(quoted(self[field] ?? "")), but \(why).")
  }
}

/// A short sign for a text of any length (FNV-1a).
package func checksum(_ text: String) -> String {
  let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
    ($0 ^ UInt64($1)) &* 0x100_0000_01b3
  }
  return String(hash, radix: 16)
}
