import FollowupCore

extension EventBody {
  /// The event that this one is about; nil if it is about none.
  var namedEvent: EventID? {
    switch self {
    case .interviewCancelled(.event(let id)): id
    case .interviewMoved(let moved): moved.event
    case .eventUndone(let undoing): undoing.event
    case .reminderSnoozed(let snoozed): snoozed.reminder.occasion
    case .reminderIntended(let intended): intended.reminder.occasion
    case .reminderDelivered(let delivered): delivered.reminder.occasion
    default: nil
    }
  }
}
