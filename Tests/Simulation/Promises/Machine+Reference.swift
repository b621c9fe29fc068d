import CivilTime
import FollowupCore

extension Machine {
  /// A simple account of what had to be told, beside the engine's own: of each follow-up that can be
  /// made, and each interview, the latest moment that is more than a day past.
  func checkNothingIsLost(_ situation: Situation) throws(Interruption) {
    for followUp in situation.followUps() where followUp.state.isOutstanding {
      guard followUp.action != .connect,
        let window = followUp.window, window.end < .distantFuture
      else { continue }
      // Late is said when it may be made again, which for a gate of business hours is after the end.
      let late = followUp.lateSlot.map { [(Phase.late, $0.start)] } ?? []
      let moments: [(Phase, Instant)] = [(.opens, window.start)] + late
      guard let (phase, due) = moments.last(where: { $0.1 + .hours(26) < situation.now }),
        followUp.occasion.recorded < due
      else { continue }
      try checkWasTold(followUp.action, followUp.occasion.event, from: phase, situation)
    }
    for interview in situation.application.interviews
    where !interview.isCancelled && situation.application.outcome == nil {
      let due = interview.ends + situation.policy.recordAfter
      let wasAnswered = situation.application.promises.contains { interview.starts < $0.recorded }
      guard !wasAnswered, due + .hours(26) < situation.now, interview.recorded < due else {
        continue
      }
      try checkWasTold(nil, interview.event, from: .record, situation)
    }
  }

  /// One of the reminders of a thread, from a phase on, was delivered.
  private func checkWasTold(
    _ action: Action?, _ occasion: EventID, from phase: Phase, _ situation: Situation
  ) throws(Interruption) {
    let thread = situation.application.reminders.filter {
      $0.key.action == action && $0.key.occasion == occasion
    }
    let isPutOff = thread.values.contains {
      situation.now < ($0.snoozedUntil ?? .distantPast) + .hours(26)
    }
    let wasTold = thread.contains { id, history in phase <= id.phase && history.delivered != nil }
    try expect(
      isPutOff || wasTold, 3,
      "\(device): \(situation.application.name) \(action?.rawValue ?? "interview") of \(occasion) was"
        + " never told from \"\(phase.rawValue)\" on")
  }
}
