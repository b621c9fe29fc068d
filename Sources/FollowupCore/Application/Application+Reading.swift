package import CivilTime
private import OrderedCollections

/// Where silence begins: the last that was heard, agreed or done on either side.
package struct Anchor: Hashable, Sendable {
  package let event: EventID
  package let moment: Moment
  package let recorded: Instant
  /// A phrase such as "the phone interview".
  package let phrase: String

  package var at: Instant { moment.at }

  package var occasion: Occasion {
    Occasion(event: event, moment: moment, recorded: recorded, phrase: phrase)
  }
}

extension Application {
  /// The interviews held by an instant.
  package func interviewsHeld(at now: Instant) -> [Interview] {
    interviews.filter { $0.isHeld(at: now) }
  }

  /// The interviews to come or under way, soonest first.
  package func interviewsAhead(at now: Instant) -> [Interview] {
    interviews.filter { $0.isAhead(at: now) }.sorted { $0.endMoment < $1.endMoment }
  }

  /// The furthest of the interviews held.
  package func stage(at now: Instant) -> Stage {
    interviewsHeld(at: now).map(\.stage).max() ?? .applied
  }

  /// The outcome that stands: the latest, unless an interview was recorded after it.
  package var outcome: Fact<OutcomeRecorded>? {
    guard let latest = outcomes.latest() else { return nil }
    let isVoid = interviews.contains { latest.moment.position < $0.position }
    return isVoid ? nil : latest
  }

  package func anchor(at now: Instant) -> Anchor {
    var candidates = [
      Anchor(added, phrase: "the application")
    ]
    candidates += interviewsHeld(at: now).map {
      Anchor(
        event: $0.event, moment: $0.endMoment, recorded: $0.recorded,
        phrase: "the \($0.stage.phrase)")
    }
    candidates += heard.map { Anchor($0, phrase: "their message") }
    candidates += touches.lazy.filter { $0.value.action == .reply }
      .map { Anchor($0, phrase: "your reply") }
    candidates += promises.map { Anchor($0, phrase: "what they said about timing") }
    candidates += cancellations.map { Anchor($0, phrase: "the interview's cancellation") }
    return candidates.max { $0.moment < $1.moment }!
  }

  /// The promise that stands, whether or not it is spent.
  package func promise(at now: Instant, in zone: Zone) -> Fact<Promise>? {
    guard let latest = promises.latest() else { return nil }
    let made = zone.date(at: latest.at)
    let isVoid = interviewsHeld(at: now).contains { made < zone.date(at: $0.starts) }
    return isVoid ? nil : latest
  }

  /// The promise with a date that still counts: silence has not begun anew after its date.
  package func unspentPromise(at now: Instant, in zone: Zone) -> Fact<Promise>? {
    guard let promise = promise(at: now, in: zone), let date = promise.value.date,
      zone.date(at: anchor(at: now).at) <= date
    else { return nil }
    return promise
  }

  /// The check-ins since silence began, in order.
  package func checkIns(since anchor: Anchor) -> [Fact<TouchSent>] {
    touches.filter { $0.value.action == .checkIn && anchor.moment < $0.moment }
      .sorted { $0.moment < $1.moment }
  }

  /// The contact whose short name, name or address it is.
  package func contact(_ id: String?) -> Contact? { id.flatMap { contacts[$0] } }
}

extension Anchor {
  fileprivate init(_ fact: Fact<some Hashable & Sendable>, phrase: String) {
    self.init(event: fact.event, moment: fact.moment, recorded: fact.recorded, phrase: phrase)
  }
}
