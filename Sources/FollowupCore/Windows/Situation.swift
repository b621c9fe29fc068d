package import CivilTime

/// Everything that the rules look at: one application, at one instant, under one policy.
package struct Situation: Sendable {
  package let application: Application
  package let now: Instant
  package let policy: Policy
  package let calendar: BusinessCalendar
  /// The unsolicited touches of the user's other applications.
  package let touchesElsewhere: [TouchElsewhere]

  package init(
    application: Application, now: Instant, policy: Policy, calendar: BusinessCalendar,
    touchesElsewhere: [TouchElsewhere] = []
  ) {
    self.application = application
    self.now = now
    self.policy = policy
    self.calendar = calendar
    self.touchesElsewhere = touchesElsewhere
  }

  package var zone: Zone { calendar.zone }
  package var stage: Stage { application.stage(at: now) }
  package var anchor: Anchor { application.anchor(at: now) }

  /// The same application at another instant, or as another history would have it.
  func assuming(_ application: Application, at now: Instant) -> Situation {
    Situation(
      application: application, now: now, policy: policy, calendar: calendar,
      touchesElsewhere: touchesElsewhere)
  }

  func say(_ instant: Instant) -> String { Phrasing.dateAndTime(instant, in: zone) }
}

/// An unsolicited touch in another application, and the addresses that it may have reached.
package struct TouchElsewhere: Hashable, Sendable {
  package let application: String
  package let touch: Fact<Application.Touch>
  /// In the form in which addresses are compared.
  package let addresses: Set<String>
}
