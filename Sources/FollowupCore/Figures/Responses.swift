import CivilTime

/// What followed a silence's beginning, or a message.
enum Response {
  /// An answer, so many calendar days later in the employer's zone, and by which channel.
  case answered(days: Int, Channel?)
  case none
  case awaited
}

/// Messages that are counted together.
struct MessageKind: Hashable {
  let action: Action
  let channel: Channel?

  /// All that there can be, in order.
  static let all = Action.allCases.flatMap { action in
    (Channel.allCases + [nil]).map { MessageKind(action: action, channel: $0) }
  }
}

/// What passed between the user and one employer, as it is counted: each silence, message and promise
/// with what became of it. What passed with a friend inside is private.
struct Responses {
  /// What became of a promise to be heard from by a date.
  enum Fate { case kept, broken, awaited }

  private struct Answer {
    let at: Instant
    let channel: Channel?
  }

  private let situation: Situation
  /// Oldest first; of several at one instant, first the one whose channel is known.
  private let answers: [Answer]
  /// The user's messages, oldest first.
  private let touches: [Fact<TouchSent>]

  init(in situation: Situation) {
    self.situation = situation
    let (application, now) = (situation.application, situation.now)
    let heard = application.heard.filter { !application.isReferrer($0.value.contact) }
      .map { Answer(at: $0.at, channel: $0.value.channel) }
    let outcomes = application.outcomes.filter(\.value.outcome.isTheirs)
      .map { Answer(at: $0.at, channel: $0.value.channel) }
    // An interview was arranged before it was recorded, and one that is recorded later before it began.
    let arranged = application.interviews.map {
      Answer(at: min($0.recorded, $0.starts), channel: nil)
    }
    let held = situation.interviewsHeld.map { Answer(at: $0.starts, channel: nil) }
    answers = (heard + outcomes + arranged + held).filter { $0.at <= now }
      .sorted { ($0.at, $0.channel == nil ? 1 : 0) < ($1.at, $1.channel == nil ? 1 : 0) }
    touches = application.touches.filter { !application.isReferrer($0.value.contact) }
      .sorted { $0.moment < $1.moment }
  }

  /// What became of each silence, by the stage at which it began. One that the user ended is left out.
  var silences: [(Stage, Response)] {
    let starts =
      [(Stage.applied, situation.application.applied.at)]
      + situation.interviewsHeld.map { ($0.stage, $0.ends) }
    return starts.compactMap { stage, start in
      response(to: start).map { (stage, $0) }
        ?? (situation.isOver ? nil : (stage, situation.isDormant ? .none : .awaited))
    }
  }

  /// What became of each message.
  var messages: [(MessageKind, Response)] {
    touches.indices.map { index in
      let touch = touches[index]
      let next = touches[(index + 1)...].first { touch.at < $0.at }?.at
      let isSettled = next != nil || situation.isOver || situation.isDormant
      return (
        MessageKind(action: touch.value.action, channel: touch.value.channel),
        response(to: touch.at, before: next) ?? (isSettled ? .none : .awaited)
      )
    }
  }

  /// What became of each promise that counts.
  var promises: [Fate] {
    let promises = situation.application.promises.sorted { $0.moment < $1.moment }
    return promises.indices.compactMap { index in
      guard case .by(let date) = promises[index].value else { return nil }
      return fate(
        of: date, saidAt: promises[index].at, replacedAt: promises[(index + 1)...].first?.at)
    }
  }

  /// What is heard within an hour of a promise is the message or call with which it was made.
  private static let toldAlong = Duration.hours(1)

  private func fate(of date: CivilDate, saidAt said: Instant, replacedAt: Instant?) -> Fate? {
    let end = situation.zone.startOfDay(date.adding(days: 1))
    if answers.contains(where: { said + Self.toldAlong < $0.at && $0.at < end }) { return .kept }
    if let replacedAt, replacedAt < end { return nil }
    let own = situation.application.outcomes.filter { !$0.value.outcome.isTheirs }
    if own.contains(where: { said <= $0.at && $0.at < end }) { return nil }
    return situation.now < end ? .awaited : .broken
  }

  /// The first answer after an instant; nil if none came, or none before `end`.
  private func response(to start: Instant, before end: Instant? = nil) -> Response? {
    let answer = answers.first { start < $0.at }
    guard let answer, answer.at < end ?? .distantFuture else { return nil }
    let zone = situation.zone
    return .answered(
      days: zone.date(at: start).days(until: zone.date(at: answer.at)), answer.channel)
  }
}
