/// Assigns each event to a beginning of its contact. A contact who is added anew after an undo begins
/// empty: events about the former contact of that name do not count for the new one.
struct ContactBeginnings {
  /// For each event that mentions undone contacts: their short names, each with the event that added it.
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

  /// The event as it counts: nil if it is about an undone contact; otherwise its mentions of undone
  /// contacts are replaced by names that no contact has.
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
  /// Separates the short name of an undone contact from the event that added it.
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
