package import CivilTime

/// The notice that it is time to move on.
package struct MoveOn: Hashable, Sendable {
  package let at: Instant
  /// What its reminder belongs to.
  package let occasion: Occasion
}

extension Situation {
  /// A check-in answers silence. While an interview is ahead or an answer is owed there is none;
  /// this is the silence that would follow if nothing else did.
  var silenceToCome: (situation: Situation, reason: Reason)? {
    guard application.outcome == nil else { return nil }
    if let interview = application.interviewsAhead(at: now).last {
      let text =
        now < interview.starts
        ? "the \(interview.stage.phrase) on \(say(interview.starts)) is still to come"
        : "the \(interview.stage.phrase) is under way"
      return (
        assuming(application, at: interview.ends),
        Reason(.stageWindow, .waits, text, source: .article, at: interview.ends)
      )
    }
    guard isReplyDue else { return nil }
    var answered = application
    answered.reply(at: now)
    return (
      assuming(answered, at: now),
      Reason(
        .stageWindow, .waits, "they wait for your answer: silence begins with your reply",
        source: .ours, remedy: "followupctl sent \(application.name) reply")
    )
  }

  /// When to move on: no touch but a notice, after which the check-in is offered no longer.
  package var moveOn: MoveOn? {
    guard application.outcome == nil, silenceToCome == nil else { return nil }
    let sent = application.checkIns(since: anchor)
    if sent.count >= policy.maxCheckIns, let last = sent.last {
      return moveOn(after: zone.date(at: last.at), Occasion(last, phrase: "your last check-in"))
    }
    let window = proposals(for: .checkIn).first.map { self.window(of: candidate(for: $0)) }
    guard let window, let last = window.lastDate else { return nil }
    return moveOn(after: last, window.occasion)
  }

  private func moveOn(after date: CivilDate, _ occasion: Occasion) -> MoveOn? {
    let date = calendar.businessDay(Self.moveOnBusinessDays, after: date)
    return calendar.hours(atOrAfter: zone.startOfDay(date)).map {
      MoveOn(at: $0.start, occasion: occasion)
    }
  }

  private static let moveOnBusinessDays = 10

  /// Whether everything was said, and the silence lasts: only a new anchor revives the application.
  package var isDormant: Bool { moveOn.map { $0.at <= now } ?? false }
}

extension Application {
  /// Supposes that every question was answered now.
  fileprivate mutating func reply(at now: Instant) {
    let position = LogPosition(time: .distantFuture, device: "", sequence: 0)
    let last = ([added.at] + touches.map(\.at) + heard.map(\.at)).max()!
    touches.append(
      Fact(
        event: EventID(device: "", sequence: 0),
        moment: Moment(at: max(now, last), position: position), recorded: now,
        value: TouchSent(action: .reply)))
  }
}
