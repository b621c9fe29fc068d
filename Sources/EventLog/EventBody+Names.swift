import FollowupCore

extension EventBody {
  /// The event that this one is about; nil if it is about none.
  var namedEvent: EventID? {
    switch self {
    case .interviewCancelled(.event(let id)), .eventUndone(let id): id
    case .reminderSnoozed(let id, _), .reminderIntended(let id), .reminderDelivered(let id):
      id.occasion
    default: nil
    }
  }
}
