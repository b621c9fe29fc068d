import CivilTime
import ControlInterface
import FollowupCommands
import FollowupCore
import Testing

/// How instants are said, seen through the one line that says all of it.
struct TimesTests {
  /// Sunday 22 November 2026, 09:00 in New York and 15:00 in Berlin.
  private func opens(
    _ instant: String, in zone: String = "America/New_York", for user: Zone = Zones.berlin,
    now: Instant = Run.now
  ) -> String {
    let renderer = Renderer(
      now: now, userZone: user.identifier, zones: Zones.database, systemZone: { .utc })
    let opens = Instant(instant)
    let followUp = Reports.followUp(opens: opens, closes: opens, slots: [], zone: zone)
    let page = renderer.page(
      of: .followUps(.init(asOf: now, userZone: user.identifier, followUps: [followUp])))
    return page.lines(width: 80).dropFirst(2).map(\.text).joined().split(separator: " ").joined(
      separator: " ")
  }

  @Test(
    "An instant is said in the employer's time, in the user's where it differs, and seen from now",
    arguments: [
      ("2026-11-25T14:00:00Z", "opens Wed 25 Nov 09:00 EST (15:00 CET your time), in 3 days"),
      ("2026-11-23T14:00:00Z", "opens Mon 23 Nov 09:00 EST (15:00 CET your time), tomorrow"),
      ("2026-11-22T16:30:00Z", "opens Sun 22 Nov 11:30 EST (17:30 CET your time), in 3 hours"),
      ("2026-11-22T14:05:00Z", "opens Sun 22 Nov 09:05 EST (15:05 CET your time), in 5 minutes"),
      ("2026-11-22T14:01:00Z", "opens Sun 22 Nov 09:01 EST (15:01 CET your time), in 1 minute"),
      ("2026-11-22T14:00:30Z", "opens Sun 22 Nov 09:00 EST (15:00 CET your time), now"),
      (
        "2026-11-24T02:00:00Z",
        "opens Mon 23 Nov 21:00 EST (Tue 24 Nov 03:00 CET your time), in 2 days"
      ),
      (
        "2027-03-15T13:00:00Z", "opens Mon 15 Mar 2027 09:00 EDT (14:00 CET your time), in 113 days"
      ),
    ])
  func said(instant: String, text: String) {
    #expect(opens(instant) == text + text.replacingOpens())
  }

  @Test func `The user's time is left out where it is the same`() {
    #expect(
      opens("2026-11-25T14:00:00Z", for: Zones.newYork).hasPrefix(
        "opens Wed 25 Nov 09:00 EST, in 3 days"))
    // Berlin and Paris are two zones, and one time.
    #expect(
      opens("2026-11-25T14:00:00Z", in: "Europe/Paris").hasPrefix(
        "opens Wed 25 Nov 15:00 CET, in 3 days"))
  }

  @Test func `A few hours off are hours, even across midnight`() {
    let lateEvening = Instant("2026-11-23T03:00:00Z")
    #expect(
      opens("2026-11-23T08:00:00Z", for: Zones.newYork, now: lateEvening).hasPrefix(
        "opens Mon 23 Nov 03:00 EST, in 5 hours"))
  }

  @Test func `A fraction of a second is not said`() {
    #expect(
      opens("2026-11-25T14:00:07.25Z", for: Zones.newYork).hasPrefix("opens Wed 25 Nov 09:00 EST,"))
  }
}

extension String {
  /// The second line of the same follow-up: it closes when it opens.
  fileprivate func replacingOpens() -> String { " closes" + dropFirst("opens".count) }
}
