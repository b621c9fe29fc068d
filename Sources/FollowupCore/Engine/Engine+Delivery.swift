internal import CivilTime

/// A delivery is recorded as intent, then made, then recorded as delivered. A crash in between tells
/// it again, and only a crash does.
extension Engine {
  mutating func intend(_ notices: [Notice], at now: Instant) -> [Effect] {
    guard !notices.isEmpty else { return [] }
    let ticket = ownTicket()
    for notice in notices { deliveries[notice.reminder.id] = .intending(ticket, notice) }
    return [
      append(ticket, notices.map(\.reminder.id), at: now) { .reminderIntended(.init($0)) }
    ]
  }

  mutating func delivered(_ ids: [ReminderID], at now: Instant) -> [Effect] {
    confirm(ids.filter { deliveries[$0] == .telling }, at: now)
  }

  private mutating func confirm(_ ids: [ReminderID], at now: Instant) -> [Effect] {
    guard !ids.isEmpty else { return [] }
    let ticket = ownTicket()
    for id in ids { deliveries[id] = .confirming(ticket) }
    return [append(ticket, ids, at: now) { .reminderDelivered(.init($0)) }]
  }

  private func append(
    _ ticket: Ticket, _ ids: [ReminderID], at now: Instant, _ body: (ReminderID) -> EventBody
  ) -> Effect {
    let drafts = ids.map { id in
      let logName = applications[id.application]?.logName ?? id.application
      return EventDraft(application: logName, at: now, body: body(id))
    }
    return .append(ticket, drafts)
  }

  /// The engine's own record is safe: an intent is carried out, a confirmation ends the delivery.
  mutating func carryOut(_ ticket: Ticket) -> [Effect] {
    var notices: [Notice] = []
    for (id, delivery) in deliveries {
      switch delivery {
      case .intending(ticket, let notice):
        deliveries[id] = .telling
        notices.append(notice)
      case .confirming(ticket): deliveries[id] = nil
      default: break
      }
    }
    notices.sort {
      ($0.reminder.due, $0.reminder.id.description) < ($1.reminder.due, $1.reminder.id.description)
    }
    return notices.isEmpty ? [] : [.deliver(notices)]
  }

  /// Recording failed: intents and deliveries of the ticket are recorded again later.
  mutating func postpone(_ ticket: Ticket, at now: Instant) {
    let retryAt = now + Self.retryInterval
    for (id, delivery) in deliveries {
      switch delivery {
      case .intending(ticket, _): deliveries[id] = .notIntended(retryAt: retryAt)
      case .confirming(ticket): deliveries[id] = .notConfirmed(retryAt: retryAt)
      default: break
      }
    }
  }

  /// Keeps retries within the interval from now after the clock was set back.
  mutating func bringRetriesForward(at now: Instant) {
    let latest = now + Self.retryInterval
    for (id, delivery) in deliveries {
      switch delivery {
      case .notIntended(let retryAt) where latest < retryAt:
        deliveries[id] = .notIntended(retryAt: latest)
      case .notConfirmed(let retryAt) where latest < retryAt:
        deliveries[id] = .notConfirmed(retryAt: latest)
      default: break
      }
    }
  }

  private static let retryInterval: Duration = .minutes(1)

  var nextRetry: Instant? {
    deliveries.values.compactMap { delivery in
      switch delivery {
      case .notIntended(let retryAt), .notConfirmed(let retryAt): retryAt
      case .intending, .telling, .confirming: nil
      }
    }.min()
  }

  /// Retries what could not be recorded; also returns the applications to look at again.
  mutating func retryDeliveries(at now: Instant) -> (effects: [Effect], applications: [String]) {
    var told: [ReminderID] = []
    var untold: [ReminderID] = []
    for (id, delivery) in deliveries {
      switch delivery {
      case .notConfirmed(let retryAt) where retryAt <= now: told.append(id)
      case .notIntended(let retryAt) where retryAt <= now: untold.append(id)
      default: break
      }
    }
    for id in untold { deliveries[id] = nil }
    let effects = confirm(told.sorted { $0.description < $1.description }, at: now)
    return (effects, untold.map(\.application))
  }
}
