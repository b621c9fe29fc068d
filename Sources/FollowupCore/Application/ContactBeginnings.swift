/// Which beginning of a contact each event hangs on. A contact who is added anew after an undo begins
/// empty: what was said of the old one, or passed between you, does not come back with the name.
struct ContactBeginnings {
  /// For the events that hang on an undone beginning: the short names that no longer mean anybody.
  private var gone: [EventID: [String: EventID]] = [:]

  /// - Parameter undone: Each undone event with the one that undid it.
  init(of events: [Event], undone: [EventID: EventID]) {
    let isUndone = events.contains {
      if case .contactAdded = $0.body { undone[$0.id] != nil } else { false }
    }
    guard isUndone else { return }
    var beginnings: [String: EventID] = [:]
    var undoneSoFar = UndoneSoFar(events)
    for event in events {
      undoneSoFar.take(event)
      if case .contactAdded(let added) = event.body {
        let beginning = beginnings[added.fields.contact]
        if beginning == nil || undoneSoFar.contains(beginning!) {
          beginnings[added.fields.contact] = event.id
        }
      }
      let names = (event.body.payload?.contacts ?? []).compactMap { name in
        beginnings[name].flatMap { undone[$0] == nil ? nil : (name, $0) }
      }
      if !names.isEmpty { gone[event.id] = Dictionary(names) { first, _ in first } }
    }
  }

  /// The event as it stands: nil if it is about a contact who is gone; otherwise its mentions of such
  /// contacts are names of nobody.
  func standing(_ event: Event) -> Event? {
    guard let gone = gone[event.id] else { return event }
    switch event.body {
    case .contactAdded, .contactChanged: return nil
    default:
      return event.with(
        body: event.body.payload?.renamingContacts { name in
          gone[name].map { "\(name)\(Contact.goneMark)\($0)" } ?? name
        })
    }
  }
}

extension Contact {
  /// What separates the short name of somebody who is gone from the event that began the contact.
  static let goneMark: Character = "@"
}

extension Event {
  /// The same event with another body or another application's name.
  func with(application: String? = nil, body: EventBody? = nil) -> Event {
    Event(
      id: id, time: time, recorded: recorded, at: at,
      application: application ?? self.application, body: body ?? self.body, key: key,
      isContinued: isContinued)
  }
}
