package import CivilTime

/// The notice that it is time to move on.
package struct MoveOn: Hashable, Sendable {
  /// The start of business hours, 10 business days after the last check-in or its window.
  package let at: Instant
  /// What its reminder belongs to.
  package let occasion: Occasion
}

extension Situation {
  /// The silence that would follow if nothing else happened, and why it has not begun: because an
  /// interview is ahead, or because the user owes an answer. Nil if neither is so, or with an outcome.
  var silenceToCome: (situation: Situation, reason: Reason)? {
    guard outcome == nil else { return nil }
    if let interview = interviewsAhead.last {
      let text =
        !hasCome(interview.starts)
        ? "the \(interview.stage.phrase) on \(say(interview.starts)) is still to come"
        : "the \(interview.stage.phrase) is under way"
      return (
        at(interview.ends),
        Reason(.stageWindow, .waits, text, source: .article, at: interview.ends)
      )
    }
    guard isReplyDue else { return nil }
    return (
      answered(),
      Reason(
        .stageWindow, .waits, "they wait for your answer: silence begins with your reply",
        source: .ours, remedy: Remedy(.recordReply, application: application.name))
    )
  }

  /// Whether there is silence that a check-in could answer.
  var isSilent: Bool { outcome == nil && interviewsAhead.isEmpty && !isReplyDue }

  /// When to move on: no touch but a notice, after which the check-in is offered no longer.
  package var moveOn: MoveOn? {
    if let known = shared.moveOn { return known }
    let moveOn = workedOutMoveOn
    shared.moveOn = .some(moveOn)
    return moveOn
  }

  private var workedOutMoveOn: MoveOn? {
    guard isSilent, !isLeaveTaken, calendar.zoneProblem == nil else { return nil }
    if CapRule.isReached(in: self), let last = silence.checkIns.last {
      return moveOn(after: zone.date(at: last.at), Occasion(last, phrase: "your last check-in"))
    }
    let window = window(of: candidate(for: checkIn))
    return window.lastDate.flatMap { moveOn(after: $0, window.occasion) }
  }

  private func moveOn(after date: CivilDate, _ occasion: Occasion) -> MoveOn? {
    let date = calendar.businessDay(Self.moveOnBusinessDays, after: date)
    return calendar.hours(atOrAfter: zone.startOfDay(date)).map {
      MoveOn(at: $0.start, occasion: occasion)
    }
  }

  private static let moveOnBusinessDays = 10

  /// Whether everything was said, and the silence lasts: only a new anchor revives the application.
  package var isDormant: Bool { moveOn.map { hasCome($0.at) } ?? false }

  /// Whether something may still come of it: not dormant, and not over with nothing left to do.
  ///
  /// - Parameter followUps: Its follow-ups that are outstanding or denied.
  func isUnderWay(_ followUps: [FollowUp]) -> Bool {
    if isDormant { return false }
    guard let outcome, outcome.value.outcome.isClosing else { return true }
    return followUps.contains { $0.action != .connect && $0.state.isOutstanding }
  }
}
