internal import CivilTime

/// By what follow-ups are in order for the user. It stays the same for as long as an outlook holds, so
/// that follow-ups which were worked out at different times can be compared.
struct Urgency: Comparable {
  private let rank: Int
  private let at: Instant
  private let end: Instant
  private let application: String

  init(of followUp: FollowUp, at now: Instant) {
    application = followUp.application
    guard let window = followUp.window else {
      (rank, at, end) = (2, .distantFuture, .distantFuture)
      return
    }
    end = window.end
    if followUp.state == .late {
      (rank, at) = (0, window.end)
    } else if followUp.action == .connect {
      // It can wait for all else.
      (rank, at) = (3, window.start)
    } else {
      let next = followUp.slots.first { now < $0.end }?.start ?? window.end
      // What may be made now is in the order of the windows' ends.
      (rank, at) = (1, now < next ? next : .distantPast)
    }
  }

  static func < (left: Urgency, right: Urgency) -> Bool {
    if left.rank != right.rank { return left.rank < right.rank }
    if left.at != right.at { return left.at < right.at }
    if left.end != right.end { return left.end < right.end }
    return left.application < right.application
  }
}
