import CivilTime
import ControlInterface
import FollowupCore

extension EventReport {
  /// What happened, in words, without when: "you sent a check-in to jo by email".
  var sentence: String {
    switch body {
    case .applicationAdded(let fields): "application added" + fields.said
    case .applicationChanged(let fields): "application changed" + fields.said
    case .contactAdded(let fields): "contact \(fields.contact) added" + fields.said
    case .contactChanged(let fields): "contact \(fields.contact) changed" + fields.said
    case .interviewAdded(let stage, let minutes, let with):
      stage.phrase + (minutes.map { ", \($0) min" } ?? "")
        + (with.isEmpty ? "" : ", with \(with.joined(separator: ", "))")
    case .interviewCancelled(.event(let event)): "interview \(event) cancelled"
    case .interviewCancelled(.next(let stage)): "\(stage.phrase) cancelled"
    case .promiseRecorded(.by(let date)): "they said you would hear by \(Phrasing.date(date))"
    case .promiseRecorded(.from(let date)): "they said to contact them from \(Phrasing.date(date))"
    case .promiseRecorded(.noFollowUp): "they asked not to be contacted"
    case .touchSent(let action, let channel, let contact):
      "you sent \(action.phrase)" + (contact.map { " to \($0)" } ?? "")
        + (channel.map { " \($0.phrase)" } ?? "")
    case .messageHeard(let channel, let contact, let asks):
      "you heard from \(contact ?? "them")" + (channel.map { " \($0.phrase)" } ?? "")
        + (asks ? ", and they ask for an answer" : "")
    case .mistakeNoted(let text): "mistake: \(text)"
    case .salaryStated(let amount, let currency):
      "you gave a salary of \(amount)" + (currency.map { " \($0)" } ?? "")
    case .outcomeRecorded(let outcome, let until):
      outcome.phrase + (until.map { ", open until \(Phrasing.date($0))" } ?? "")
    case .followUpSkipped(let action, let contact):
      "you skipped \(action.phrase)" + (contact.map { " to \($0)" } ?? "")
    case .reminderSnoozed(let reminder, let until):
      "reminder \(reminder) snoozed until \(until.rfc3339)"
    case .reminderIntended(let reminder): "reminder \(reminder) about to be told"
    case .reminderDelivered(let reminder): "reminder \(reminder) told"
    case .eventUndone(let event): "\(event) undone"
    case .unknown(let kind): "\(kind), which a newer version recorded"
    }
  }
}

extension ApplicationFields {
  /// Its fields, each after a comma or a colon.
  fileprivate var said: String {
    var parts = [company, role].compactMap { $0 }
    if let zone { parts.append("zone \(zone)") }
    if !channels.isEmpty { parts.append("only by \(channels.said)") }
    if noFollowUp { parts.append("no follow-up wished") }
    return parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
  }
}

extension ContactFields {
  fileprivate var said: String {
    var parts: [String] = []
    if name != nil || address != nil {
      parts.append([name, address.map { "<\($0)>" }].compactMap { $0 }.joined(separator: " "))
    }
    if !may.isEmpty { parts.append("may be reached by \(may.said)") }
    if !never.isEmpty { parts.append("never by \(never.said)") }
    if primary { parts.append("primary") }
    return parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
  }
}

extension [Channel] {
  fileprivate var said: String { map(\.rawValue).joined(separator: ", ") }
}
