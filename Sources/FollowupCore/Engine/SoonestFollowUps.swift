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

/// The first of the follow-ups that it is given, in their order for the user.
struct SoonestFollowUps {
  private let limit: Int
  private let now: Instant
  private var taken: [(urgency: Urgency, followUp: FollowUp)] = []
  /// The last within the limit, once there are as many.
  private var last: Urgency?

  init(limit: Int, at now: Instant) {
    self.limit = max(0, limit)
    self.now = now
  }

  /// Whether a follow-up may be among the first.
  func admits(_ urgency: Urgency) -> Bool { last.map { urgency < $0 } ?? true }

  /// Takes follow-ups of one application, in the order of the rules.
  mutating func take(_ followUps: [FollowUp]) {
    for followUp in followUps {
      let urgency = Urgency(of: followUp, at: now)
      guard admits(urgency) else { continue }
      taken.append((urgency, followUp))
      // Now and then, so that what is sorted stays near the limit.
      if limit < taken.count / 2 - 8 { cut() }
    }
  }

  private mutating func cut() {
    taken.sort { $0.urgency < $1.urgency }
    guard limit <= taken.count else { return }
    taken.removeLast(taken.count - limit)
    last = taken.last?.urgency
  }

  /// The first of those that were taken.
  var followUps: [FollowUp] {
    var rest = self
    rest.cut()
    return rest.taken.map(\.followUp)
  }
}
