package import CivilTime

/// An event that gives a reason to write or to wait: an interview, a mistake, a question, an outcome,
/// or the anchor at which silence began.
package struct Occasion: Hashable, Sendable {
  /// The id by which reminders of a follow-up to it name it.
  package let event: EventID
  /// When it happened; for an interview held, its end.
  package let moment: Moment
  /// When the user recorded it, by the wall clock.
  package let recorded: Instant
  /// A phrase such as "the phone interview".
  package let phrase: String

  package init(event: EventID, moment: Moment, recorded: Instant, phrase: String) {
    self.event = event
    self.moment = moment
    self.recorded = recorded
    self.phrase = phrase
  }

  init(_ fact: Fact<some Hashable & Sendable>, phrase: String) {
    self.init(
      event: fact.event, moment: fact.moment, recorded: fact.recorded, phrase: phrase)
  }

  /// The instant at which it happened.
  package var at: Instant { moment.at }
}

extension Interview {
  /// The interview once it was held.
  var occasion: Occasion {
    Occasion(
      event: fixedBy, moment: endMoment, recorded: recorded, phrase: "the \(stage.phrase)")
  }
}
