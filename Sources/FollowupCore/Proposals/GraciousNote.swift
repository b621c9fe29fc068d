internal import CivilTime

extension Situation {
  /// The note that follows a no, on either side.
  var graciousNote: Proposal? {
    guard let ending = outcome,
      [.rejected, .withdrawn, .declined].contains(ending.value.outcome)
    else { return nil }
    var note = note(
      for: Occasion(ending, phrase: "the outcome"),
      opens: "\(ending.value.outcome.phrase) \(say(ending.at))")
    if ending.value.outcome != .rejected, isTold(of: ending) { note.settlement = .known(.done) }
    return note
  }

  /// Whether they know of an outcome that is the user's: to tell them is the note.
  private func isTold(of ending: Fact<OutcomeRecorded>) -> Bool {
    let date = zone.date(at: ending.at)
    let isTold = application.touches.contains {
      date <= zone.date(at: $0.at) && !application.isReferrer($0.value.contact)
    }
    return isTold || (ending.value.outcome == .withdrawn && leave != nil)
  }

  private func note(for occasion: Occasion, opens: String) -> Proposal {
    let date = zone.date(at: occasion.at)
    return Proposal(
      action: .graciousNote, occasion: occasion,
      expiry: .after(zone.startOfDay(date.adding(days: 31))),
      range: range(
        from: occasion, through: calendar.businessDay(2, after: date), opens: opens,
        closes: "send a gracious note within 2 business days"))
  }

  // MARK: After an acceptance elsewhere

  /// The note by which the user takes leave after an acceptance elsewhere, of those who may be waiting.
  var leaveTaking: Proposal? {
    guard let acceptance = acceptanceElsewhere, outcome == nil,
      application.hasWritten || application.interviews.contains(where: { !$0.isCancelled }),
      !known(at: acceptance.occasion.at).isDormant
    else { return nil }
    return note(for: acceptance.occasion, opens: "\(acceptance.occasion.phrase)")
  }

  /// The first acceptance elsewhere since this application began.
  var acceptanceElsewhere: Elsewhere.Acceptance? {
    elsewhere.acceptances.filter {
      $0.application != application.name && application.applied.moment < $0.occasion.moment
    }.min { $0.occasion.moment < $1.occasion.moment }
  }

  /// When leave was taken after an acceptance elsewhere.
  private var leave: Moment? {
    guard let acceptance = acceptanceElsewhere else { return nil }
    return application.settlers(of: .graciousNote).filter {
      $0.state == .done && acceptance.occasion.moment < $0.moment
        && $0.reaches(nil, in: application)
    }.map(\.moment).max()
  }

  /// Whether leave was taken, and nothing has happened since.
  var isLeaveTaken: Bool { leave.map { anchor.moment < $0 } ?? false }
}
