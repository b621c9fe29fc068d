package import CivilTime
private import OrderedCollections

/// Everything that the rules look at: one application, at one instant, under one policy. What follows
/// from the events is computed once, when it is made.
package struct Situation: Sendable {
  package let application: Application
  package let now: Instant
  package let policy: Policy
  package let calendar: BusinessCalendar
  /// The zone in which the user lives.
  package let userZone: Zone
  /// The unsolicited touches of all of the user's applications.
  package let touches: TouchesByAddress

  /// The interviews held.
  package let interviewsHeld: [Interview]
  /// The interviews to come or under way, soonest first.
  package let interviewsAhead: [Interview]
  /// The furthest of the interviews held.
  package let stage: Stage
  package let silence: Silence
  /// Who has reached the user, and how.
  let acquaintance: Acquaintance
  /// The contacts in the order in which they are the usual recipient.
  package let usualRecipients: [Contact]
  /// What was done about the reminders of each follow-up.
  let reminderHistories: [ReminderThread: [Application.ReminderHistory]]

  package init(
    application: Application, now: Instant, policy: Policy, calendar: BusinessCalendar,
    userZone: Zone, touches: TouchesByAddress = TouchesByAddress()
  ) {
    self.application = application
    self.now = now
    self.policy = policy
    self.calendar = calendar
    self.userZone = userZone
    self.touches = touches
    interviewsHeld = application.interviews.filter { $0.isHeld(at: now) }
    interviewsAhead = application.interviews.filter { $0.isAhead(at: now) }
      .sorted { $0.endMoment < $1.endMoment }
    stage = interviewsHeld.map(\.stage).max() ?? .applied
    silence = Silence(of: application, held: interviewsHeld, in: calendar.zone)
    acquaintance = Acquaintance(of: application, held: interviewsHeld)
    usualRecipients = acquaintance.usualRecipients(of: application)
    reminderHistories = Dictionary(grouping: application.reminders, by: { $0.key.thread })
      .mapValues { $0.map(\.value) }
  }

  package var zone: Zone { calendar.zone }
  package var anchor: Occasion { silence.anchor }
  package var outcome: Fact<OutcomeRecorded>? { application.outcome }

  /// The same application at another instant, or as another history would have it.
  func assuming(_ application: Application, at now: Instant) -> Situation {
    Situation(
      application: application, now: now, policy: policy, calendar: calendar, userZone: userZone,
      touches: touches)
  }

  func say(_ instant: Instant) -> String { Phrasing.dateAndTime(instant, in: zone) }
}
