internal import CivilTime

/// Reminders wait during the user's quiet hours. The hours delay delivery only, never what is allowed.
struct QuietHoursRule {
  let quiet: QuietHours

  /// When a reminder comes that is due at an instant: after the quiet hours. If they would hold it past
  /// the end of its slot, it comes at their start, unless the user snoozed it.
  func delivery(at wanted: Instant, slot: Interval?, isPutOff: Bool) -> Instant {
    guard let night = quiet.interval(around: wanted) else { return wanted }
    guard let slot, wanted < slot.end, slot.end <= night.end else { return night.end }
    return isPutOff ? wanted : night.start
  }

  /// Until when they hold a reminder that missed its time; nil if it may be told now. If a slot that
  /// is left ends before they do, it is told at once: after them it would be too late for that slot.
  func end(holding reminder: Reminder, at now: Instant) -> Instant? {
    guard reminder.comes < now, reminder.id.phase != .ask, let night = quiet.interval(around: now)
    else { return nil }
    let endsTonight = reminder.followUp?.slots.contains { now < $0.end && $0.end <= night.end }
    let cameEarly = reminder.comes == night.start && reminder.comes <= reminder.due
    return endsTonight == true || cameEarly ? nil : night.end
  }
}
