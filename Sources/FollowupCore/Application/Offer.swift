package import CivilTime

/// An offer that stands. If a further offer is recorded, it is the same one with new terms.
package struct Offer: Hashable, Sendable {
  /// The first, which is acknowledged.
  package let made: Fact<OutcomeRecorded>
  /// The latest, which fixes what is to be decided.
  package let terms: Fact<OutcomeRecorded>
  /// The first that had a deadline, from which on others are told.
  package let pressing: Fact<OutcomeRecorded>?
  /// By when the employer wants an answer, as recorded last; nil if that was never said.
  package let until: Deadline?
  /// Who made it, and how, if that was said.
  package let contact: String?
  /// The channel by which it was made, if that was said.
  package let channel: Channel?

  /// The instant of the deadline, at most `Deadline.farthest` after the terms; nil if no deadline was
  /// given, or if it was over when the terms were made.
  package func deadline(in zone: Zone, hours: HoursOfDay) -> Instant? {
    until.map { min($0.instant(in: zone, hours: hours), terms.at + Deadline.farthest) }
      .flatMap { terms.at < $0 ? $0 : nil }
  }
}

extension Application {
  /// The offer that stands, if one does.
  package var offer: Offer? {
    guard outcome?.value.outcome == .offer else { return nil }
    let sorted = outcomes.sorted { $0.moment < $1.moment }
    let run = sorted.suffix(from: (sorted.lastIndex { $0.value.outcome != .offer } ?? -1) + 1)
    guard let made = run.first, let terms = run.last else { return nil }
    let latest = run.reversed()
    return Offer(
      made: made, terms: terms, pressing: run.first { $0.value.until != nil },
      until: latest.lazy.compactMap(\.value.until).first,
      contact: latest.lazy.compactMap(\.value.contact).first,
      channel: latest.lazy.compactMap(\.value.channel).first)
  }

  /// The acceptance that stands, if one does.
  var acceptance: Fact<OutcomeRecorded>? {
    outcome.flatMap { $0.value.outcome == .accepted ? $0 : nil }
  }

  /// What had happened by an instant, about the people as they are known now. Interviews were arranged
  /// before.
  func known(at instant: Instant) -> Application {
    var known = self
    known.cancellations.removeAll { instant < $0.at }
    known.promises.removeAll { instant < $0.at }
    known.touches.removeAll { instant < $0.at }
    known.heard.removeAll { instant < $0.at }
    known.mistakes.removeAll { instant < $0.at }
    known.outcomes.removeAll { instant < $0.at }
    known.skips.removeAll { instant < $0.at }
    known.settleOutcomes()
    return known
  }

  /// Whether a short name is that of a friend inside.
  func isReferrer(_ contact: String?) -> Bool { self.contact(contact)?.isReferrer == true }
}
