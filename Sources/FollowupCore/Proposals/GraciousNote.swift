internal import CivilTime

extension Situation {
  /// The note that follows a no, on either side.
  var graciousNote: Proposal? {
    guard let ending = outcome, [.rejected, .withdrawn].contains(ending.value.outcome) else {
      return nil
    }
    let occasion = Occasion(ending, phrase: "the outcome")
    let date = zone.date(at: ending.at)
    return Proposal(
      action: .graciousNote, occasion: occasion,
      expiry: .after(zone.startOfDay(date.adding(days: 31))),
      range: range(
        from: occasion, through: calendar.businessDay(2, after: date),
        opens: "\(ending.value.outcome.phrase) \(say(ending.at))",
        closes: "send a gracious note within 2 business days"))
  }
}
