package import CivilTime
internal import Ground

extension Engine {
  /// Resolves the names in a request and returns the effect that records it, or refuses all of it.
  mutating func request(_ ticket: Ticket, _ drafts: [EventDraft], at now: Instant) -> [Effect] {
    do {
      let (resolved, warnings) = try resolve(drafts, at: now)
      guard !resolved.isEmpty || drafts.isEmpty else {
        return [.answer(ticket, [], warnings: warnings)]
      }
      self.warnings[ticket] = warnings
      keys.begin(ticket, resolved)
      return [.append(ticket, resolved)]
    } catch {
      return [.refuse(ticket, error)]
    }
  }

  mutating func recorded(_ ticket: Ticket, _ events: [Event], at now: Instant) -> [Effect] {
    guard ticket < 0 else {
      keys.end(ticket)
      let effects = add(events, at: now)
      return effects + [
        .answer(
          ticket, events.map(chronicle.shown), warnings: warnings.removeValue(forKey: ticket) ?? [])
      ]
    }
    let delivery = carryOut(ticket)
    return add(events, at: now) + delivery
  }

  mutating func notRecorded(
    _ ticket: Ticket, _ error: RequestError, at now: Instant
  ) -> [Effect] {
    guard ticket < 0 else {
      keys.end(ticket)
      warnings[ticket] = nil
      return [.refuse(ticket, error)]
    }
    postpone(ticket, at: now)
    return []
  }

  // MARK: Questions

  /// The drafts that put off the reminders of an application's follow-ups until an instant.
  package func snooze(
    _ name: String, _ action: Action?, until: Instant, at now: Instant
  ) throws(RequestError) -> [EventDraft] {
    let application = try application(named: name)
    guard let situation = situation(of: application.name, at: now) else { return [] }
    guard now < until else {
      throw .invalidEvent(index: 0, message: "the time to snooze until is past; name a later one")
    }
    let reminders = situation.reminders(quiet: nil).filter {
      $0.followUp != nil && (action == nil || $0.id.action == action)
    }
    let threads = Dictionary(grouping: reminders, by: \.id.thread)
    let current = threads.values.compactMap { thread in
      // Quiet hours may have brought forward a reminder that is not due yet.
      thread.filter { $0.due <= now || application.reminders[$0.id]?.delivered != nil }
        .max { $0.id.phase < $1.id.phase }
        ?? thread.min { $0.due < $1.due }
    }
    guard !current.isEmpty else {
      throw nothingToSnooze(action, in: situation)
    }
    return current.sorted { $0.id.description < $1.id.description }.map {
      EventDraft(
        application: application.logName, at: now,
        body: .reminderSnoozed(ReminderSnoozed($0.id, until: until)))
    }
  }

  /// A connection request has no reminders, but may be skipped.
  private func nothingToSnooze(_ action: Action?, in situation: Situation) -> RequestError {
    let name = situation.application.name
    let isConnect =
      action ?? .connect == .connect
      && situation.followUps(for: .connect).contains { $0.state.isOutstanding }
    guard isConnect else {
      return .noSuchFollowUp(
        message: "\(quoted(name)) has \(action.map { "no \($0.rawValue)" } ?? "nothing") to snooze")
    }
    return .noSuchFollowUp(
      message:
        "no reminder comes of a connection request, so none of \(quoted(name)) can be snoozed; "
        + "if it is not wanted, skip it",
      remedies: [Remedy(.skipFollowUp, application: name, action: .connect)])
  }

  /// The draft that undoes an event.
  package func undo(_ text: String, at now: Instant) throws(RequestError) -> EventDraft {
    let target = try eventToUndo(text)
    // An event that was written into the log by hand may name no application.
    let name = chronicle.name(of: target.id) ?? target.application
    try checkNameIsFree(for: target, in: name)
    return EventDraft(application: name, at: now, body: .eventUndone(EventUndone(target.id)))
  }

  /// The drafts that undo every event of the last recording command.
  package func undoLastCommand(at now: Instant) throws(RequestError) -> [EventDraft] {
    try lastCommand().map { event throws(RequestError) in try undo(event.id.description, at: now) }
  }

  /// The other events that no longer count if an event is undone: if it added an application, all of
  /// that application's events.
  package func eventsAlong(with target: Event) -> [Event] {
    guard target.isBeginning, let name = name(ofBeginning: target.id) else { return [] }
    return standingEvents(of: name)
      .filter { $0.id != target.id && $0.body.nature != .bookkeeping }
  }

  private func name(ofBeginning id: EventID) -> String? {
    applications.values.first { $0.added.event == id }?.name
  }

  /// Undoing an undo restores the event that it undid. An application or a contact is not restored while
  /// another one has its name.
  private func checkNameIsFree(for target: Event, in name: String) throws(RequestError) {
    let events = chronicle.allEvents(of: name)
    guard let undone = target.body.undoes, let revived = events.first(where: { $0.id == undone })
    else { return }
    if revived.isBeginning, !chronicle.shownNames(of: name).isEmpty {
      throw .invalidEvent(
        index: 0,
        message:
          "the name \"\(name)\" is taken by a newer application, so the old one cannot come back; "
          + "undo the newer one first")
    }
    if case .contactAdded(let added) = revived.body,
      applications[name]?.contact(added.fields.contact) != nil
    {
      throw .invalidEvent(
        index: 0,
        message:
          "\(name) has a newer contact \"\(added.fields.contact)\", so the old one cannot come "
          + "back; undo that one first")
    }
  }

  private func eventToUndo(_ text: String) throws(RequestError) -> Event {
    guard let id = EventID(text), let name = chronicle.name(of: id) else {
      throw .unknownEvent(text)
    }
    let events = chronicle.allEvents(of: name)
    guard let event = events.first(where: { $0.id == id }) else { throw .unknownEvent(text) }
    if let by = undoneEvents(events)[id] { throw .alreadyUndone(event: id, by: by) }
    return event
  }

  private func lastCommand() throws(RequestError) -> [Event] {
    if let lastDeletion { return [lastDeletion] }
    let last = chronicle.names.compactMap { name in
      let undone = undone(of: name)
      return chronicle.allEvents(of: name).last { $0.isLeft(from: undone) }
    }
    guard let event = last.max(by: { $0.position < $1.position }) else { throw .nothingToUndo }
    return chronicle.command(of: event).filter { event in
      event.isLeft(from: chronicle.name(of: event.id).map(undone) ?? [:])
    }
  }
}

extension Engine {
  /// The last that was recorded, if it is an undoing that took other events along, as the deletion of an
  /// application does: all of that is to come back then, rather than something else to go.
  private var lastDeletion: Event? {
    let last = chronicle.names.compactMap { name in
      chronicle.allEvents(of: name).last {
        $0.body.undoes != nil || $0.body.nature != .bookkeeping
      }
    }.max { $0.position < $1.position }
    guard let last, let target = last.body.undoes, let name = chronicle.name(of: last.id) else {
      return nil
    }
    let undone = undone(of: name)
    let tookOthers = undone.contains { $0.key != target && $0.value == last.id }
    return tookOthers && undone[last.id] == nil ? last : nil
  }
}

extension Event {
  /// Whether a command recorded it, and it was not undone.
  fileprivate func isLeft(from undone: [EventID: EventID]) -> Bool {
    body.undoes == nil && undone[id] == nil && body.nature != .bookkeeping
  }
}
