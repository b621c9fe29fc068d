internal import CivilTime

/// The time since the employer and the user last exchanged anything: where it began, what was promised
/// about its end, and the check-ins sent in it.
package struct Silence: Hashable, Sendable {
  /// The latest event of either side, which ended the silence before.
  package let anchor: Occasion
  /// The promise that stands, spent or not.
  package let promise: Fact<Promise>?
  /// The promise with a date that still counts: silence has not begun anew after its date.
  package let unspentPromise: Fact<Promise>?
  /// The check-ins since the anchor, in order.
  package let checkIns: [Fact<TouchSent>]

  /// - Parameter reply: An answer that is supposed to have been sent.
  init(of application: Application, held: [Interview], reply: Occasion?, in zone: Zone) {
    let anchor = application.anchor(held: held, reply: reply)
    let promise = application.promise(held: held, in: zone)
    self.anchor = anchor
    self.promise = promise
    unspentPromise = promise.flatMap { promise in
      promise.value.date.flatMap { zone.date(at: anchor.at) <= $0 ? promise : nil }
    }
    checkIns = application.touches
      .filter {
        $0.value.action == .checkIn && anchor.moment < $0.moment
          && !application.isReferrer($0.value.contact)
      }
      .sorted { $0.moment < $1.moment }
  }
}

extension Application {
  /// The latest event of either side; messages to and from a referrer do not count.
  fileprivate func anchor(held: [Interview], reply: Occasion?) -> Occasion {
    var anchor = Occasion(applied, phrase: "the application")
    // Of several at one moment, the first in this order counts.
    func take(_ fact: Fact<some Hashable & Sendable>?, phrase: String) {
      if let fact, anchor.moment < fact.moment { anchor = Occasion(fact, phrase: phrase) }
    }
    for interview in held where anchor.moment < interview.endMoment { anchor = interview.occasion }
    if let reply, anchor.moment < reply.moment { anchor = reply }
    take(heard.latest { !isReferrer($0.value.contact) }, phrase: "their message")
    take(
      touches.latest { $0.value.action == .reply && !isReferrer($0.value.contact) },
      phrase: "your reply")
    take(promises.latest(), phrase: "what they said about timing")
    take(cancellations.latest(), phrase: "the interview's cancellation")
    return anchor
  }

  /// The latest promise, unless an interview was held on a later date than it was made.
  fileprivate func promise(held: [Interview], in zone: Zone) -> Fact<Promise>? {
    guard let latest = promises.latest() else { return nil }
    let made = zone.date(at: latest.at)
    return held.contains { made < zone.date(at: $0.starts) } ? nil : latest
  }
}
