package import CivilTime

/// Everything that the rules look at: one application, at one instant, under one policy.
package struct Situation: Sendable {
  package let application: Application
  package let now: Instant
  package let policy: Policy
  package let calendar: BusinessCalendar
  /// The unsolicited touches of all of the user's applications.
  package let touches: TouchesByAddress

  package init(
    application: Application, now: Instant, policy: Policy, calendar: BusinessCalendar,
    touches: TouchesByAddress = TouchesByAddress()
  ) {
    self.application = application
    self.now = now
    self.policy = policy
    self.calendar = calendar
    self.touches = touches
  }

  package var zone: Zone { calendar.zone }
  package var stage: Stage { application.stage(at: now) }
  package var anchor: Anchor { application.anchor(at: now) }

  /// The same application at another instant, or as another history would have it.
  func assuming(_ application: Application, at now: Instant) -> Situation {
    Situation(
      application: application, now: now, policy: policy, calendar: calendar,
      touches: touches)
  }

  func say(_ instant: Instant) -> String { Phrasing.dateAndTime(instant, in: zone) }
}
