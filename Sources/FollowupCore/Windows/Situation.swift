package import CivilTime
private import OrderedCollections

/// Everything that the rules look at: one application, at one instant, under one policy. What follows
/// from the events is computed once, when something asks for it.
package struct Situation {
  /// What the log says of the application.
  package let application: Application
  /// The instant at which the rules are applied.
  package let now: Instant
  /// The settings that the rules read.
  package let policy: Policy
  /// The employer's zone, business days and hours.
  package let calendar: BusinessCalendar
  /// The zone in which the user lives.
  package let userZone: Zone
  /// What matters of the user's other applications.
  package let elsewhere: Elsewhere

  /// An answer to every question that is supposed to have been sent.
  private let supposedReply: Occasion?

  /// The interviews held.
  package let interviewsHeld: [Interview]
  /// The interviews to come or under way, soonest first.
  package let interviewsAhead: [Interview]
  /// The furthest of the interviews held.
  package let stage: Stage
  /// The offer that stands here.
  package let offer: Offer?
  /// Until when what follows from it holds.
  let horizon = Horizon()
  /// What several answers share.
  let shared = SharedAnswers()

  package init(
    application: Application, now: Instant, policy: Policy, calendar: BusinessCalendar,
    userZone: Zone, elsewhere: Elsewhere = Elsewhere()
  ) {
    self.init(
      application: application, now: now, policy: policy, calendar: calendar, userZone: userZone,
      elsewhere: elsewhere, supposedReply: nil)
  }

  private init(
    application: Application, now: Instant, policy: Policy, calendar: BusinessCalendar,
    userZone: Zone, elsewhere: Elsewhere, supposedReply: Occasion?
  ) {
    self.application = application
    self.now = now
    self.policy = policy
    self.calendar = calendar
    self.userZone = userZone
    self.elsewhere = elsewhere
    self.supposedReply = supposedReply
    for interview in application.interviews where !interview.isCancelled {
      horizon.note(interview.ends, at: now)
    }
    interviewsHeld = application.interviews.filter { $0.isHeld(at: now) }
    interviewsAhead = application.interviews.filter { $0.isAhead(at: now) }
      .sorted { $0.endMoment < $1.endMoment }
    stage = interviewsHeld.map(\.stage).max() ?? .applied
    offer = application.offer
  }

  /// Since when the employer has been silent, and the check-ins since then.
  package var silence: Silence { followed.silence }
  /// Who has reached the user, and how.
  var acquaintance: Acquaintance { followed.acquaintance }
  /// The contacts in the order in which they are the usual recipient.
  package var usualRecipients: [Contact] { followed.usualRecipients }
  /// The answers to questions and to an offer, each with what became of it.
  var replies: [Proposal] { followed.replies }
  /// What was done about the reminders of each follow-up that were ever put off.
  var remindersPutOff: [ReminderThread: [Application.ReminderHistory]] { followed.remindersPutOff }

  private var followed: Consequences {
    if let known = shared.consequences { return known }
    let acquaintance = Acquaintance(of: application, held: interviewsHeld)
    // Nearly none was.
    var putOff: [ReminderThread: [Application.ReminderHistory]] = [:]
    for (id, history) in application.reminders where history.snoozedUntil != nil {
      putOff[id.thread, default: []].append(history)
    }
    let followed = Consequences(
      silence: Silence(
        of: application, held: interviewsHeld, reply: supposedReply, in: calendar.zone),
      acquaintance: acquaintance,
      usualRecipients: acquaintance.usualRecipients(of: application),
      replies: supposedReply == nil ? proposedReplies : [],
      remindersPutOff: putOff)
    shared.consequences = followed
    return followed
  }

  /// The employer's zone.
  package var zone: Zone { calendar.zone }
  /// The event at which the silence began.
  package var anchor: Occasion { silence.anchor }
  /// The outcome that stands, if one does.
  package var outcome: Fact<OutcomeRecorded>? { application.outcome }

  /// The same application at another instant.
  func at(_ now: Instant) -> Situation {
    Situation(
      application: application, now: now, policy: policy, calendar: calendar, userZone: userZone,
      elsewhere: elsewhere)
  }

  /// The same if every question had been answered by now.
  func answered() -> Situation {
    horizon.noteMoment(now)
    let latest =
      ([now, application.applied.at] + (application.touches.map(\.at) + application.heard.map(\.at)))
      .max()!
    let reply = Occasion(
      event: anchor.event,
      moment: Moment(
        at: latest, position: LogPosition(time: .distantFuture, device: "", sequence: 0)),
      recorded: now, phrase: "your reply")
    return Situation(
      application: application, now: now, policy: policy, calendar: calendar, userZone: userZone,
      elsewhere: elsewhere, supposedReply: reply)
  }

  /// What was known at an instant, of people as they are known now.
  func known(at instant: Instant) -> Situation {
    Situation(
      application: application.known(at: instant), now: instant, policy: policy, calendar: calendar,
      userZone: userZone, elsewhere: elsewhere.known(at: instant))
  }

  /// The instant of a deadline that was set at `occasion`; nil if it is not after it.
  package func deadline(_ until: Deadline?, after occasion: Instant) -> Instant? {
    until.map { min($0.instant(in: zone, hours: calendar.hours), occasion + Deadline.farthest) }
      .flatMap { occasion < $0 ? $0 : nil }
  }

  func say(_ instant: Instant) -> String { Phrasing.dateAndTime(instant, in: zone) }

  /// How a reminder says an instant: by the user's clock, too, if that is another.
  func sayForBoth(_ instant: Instant) -> String {
    Phrasing.dateAndTime(instant, in: zone, and: userZone)
  }
}
