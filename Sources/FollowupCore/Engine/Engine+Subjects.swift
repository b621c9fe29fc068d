internal import CivilTime

extension Engine {
  /// What the event was that another one names, in words: of an interview its stage and the time that it
  /// had until then; of a snooze, the interview behind the follow-up, and with whom it was. Nil if it names
  /// none that is known.
  package func subject(of event: Event) -> String? {
    if case .reminderSnoozed(let snoozed) = event.body {
      return interview(behind: snoozed.reminder, of: event.application)
    }
    guard let id = event.body.payload?.subject, let name = chronicle.name(of: id) else {
      return nil
    }
    let events = chronicle.allEvents(of: name)
    guard let named = events.first(where: { $0.id == id }), named.position < event.position else {
      return nil
    }
    let zone = applications[event.application].map(zone) ?? userZone
    let say = { Phrasing.dateAndTime($0, in: zone, and: userZone) }
    guard event.body.undoes == nil, case .interviewAdded(let interview) = named.body else {
      return named.body.payload.map { payload in
        let sentence =
          subject(of: named.with(application: event.application))
          .map { payload.sentence(about: $0, say) } ?? payload.sentence(say)
        return payload.body.nature == .arrangement
          ? "\(sentence) of \(say(named.body.instant(named.at, in: zone)))" : sentence
      }
    }
    let earlier = events.filter { $0.position < event.position }
    let undone = undoneEvents(earlier)
    let fixing = earlier.last { other in
      guard undone[other.id] == nil else { return false }
      if case .interviewMoved(let moved) = other.body { return moved.event == id }
      return other.id == id
    }
    let fixed = fixing ?? named
    return "\(interview.stage.phrase) of \(say(fixed.body.instant(fixed.at, in: zone)))"
  }

  /// The interview that a reminder's follow-up comes after, such as "the first interview with Jo Doe".
  private func interview(behind reminder: ReminderID, of name: String) -> String? {
    guard let application = applications[name], reminder.action != nil,
      let interview = application.interviews.first(where: { $0.fixedBy == reminder.occasion })
    else { return nil }
    let names = interview.with.map { application.contact($0)?.name ?? $0 }
    return "the \(interview.stage.phrase)"
      + (names.isEmpty ? "" : " with \(names.joined(separator: ", "))")
  }
}
