import CivilTime
import TestSupport
import Testing

@testable import FollowupCore

/// What the engine keeps is what it would work out anew: over random histories that arrive piece by
/// piece, under clocks that go on and back, and settings and zones that change.
@Suite struct KeptAnswerPropertyTests {
  private static let seeds: Range<UInt64> = 61_000..<61_060

  @Test func `60 histories: every kept answer is the one worked out anew`() throws {
    var kept = 0
    for seed in Self.seeds { kept += try check(seed) }
    // Most questions were answered by what was kept, so that the comparison says something.
    #expect(kept > 1_000)
  }

  /// Returns how many answers about one application were kept.
  private func check(_ seed: UInt64) throws -> Int {
    var history = try RandomHistory(seed: seed)
    let other = try RandomHistory(seed: seed + 1_000)
    var engine = Engine(
      policy: history.policy, zones: RandomHistory.database, systemZone: history.systemZone)
    var now = history.events[0].time
    var kept = 0
    var taken = 0
    while taken < history.events.count {
      let count = min(history.number(1...4), history.events.count - taken)
      let piece = Array(history.events[taken..<(taken + count)])
      taken += count
      now = max(now, piece.last!.time)
      _ = engine.step(.events(piece), at: now)
      for _ in 0..<3 {
        kept += compare(
          engine, Array(history.events.prefix(taken)), at: now,
          asksForAllFirst: history.chance(50), "seed \(seed)")
        now = then(after: now, &history)
        change(&engine, like: other, at: now, &history)
      }
    }
    return kept
  }

  /// Another instant: mostly a later one, of all lengths; at times the one at which something changes.
  private func then(after now: Instant, _ history: inout RandomHistory) -> Instant {
    if history.chance(15) { return now - .minutes(history.number(1...3_000)) }
    if history.chance(30) { return now + .microseconds(Int64(history.number(1...1_000_000))) }
    return now + .minutes(history.number(0...history.pick([2, 100, 3_000, 40_000])))
  }

  private func change(
    _ engine: inout Engine, like other: RandomHistory, at now: Instant,
    _ history: inout RandomHistory
  ) {
    if history.chance(20) { _ = engine.step(.clock, at: now) }
    if history.chance(5) { _ = engine.step(.policy(other.policy), at: now) }
    if history.chance(5) {
      _ = engine.step(.zones(RandomHistory.database, systemZone: other.systemZone), at: now)
    }
  }

  private func compare(
    _ engine: Engine, _ events: [Event], at now: Instant, asksForAllFirst: Bool, _ place: Comment
  ) -> Int {
    let before = engine.outlooks.count
    var anew = Engine(
      policy: engine.policy, zones: engine.zones, systemZone: engine.systemZone)
    _ = anew.step(.events(events), at: now)
    #expect(engine.names == anew.names, place)
    // Of some, what came last was folded into what was known.
    #expect(engine.applications == anew.applications, place)
    // A question about one application works out what it lacks, and would hide that all are stale.
    if asksForAllFirst { compareAll(engine, anew, at: now, place) }
    #expect(engine.elsewhere == anew.elsewhere(of: engine.applications.values), place)
    for name in engine.names {
      let situation = anew.situation(of: name, at: now)!
      let followUps = situation.listed
      let outlook = engine.outlook(of: name, at: now)!
      #expect(outlook.followUps == followUps, place)
      #expect(outlook.coming == situation.coming, place)
      #expect(outlook.isUnderWay == situation.isUnderWay(followUps), place)
      let reminders = situation.reminders(quiet: anew.quietHours)
      #expect(engine.reminders(of: name, at: now) == reminders, place)
      #expect(anew.situation(of: name, at: now)!.moveOn == situation.moveOn, place)
      let ahead = reminders.filter {
        !$0.isSettled && now < $0.comes
      }
      let next = ahead.min { ($0.comes, $0.id.description) < ($1.comes, $1.id.description) }
      #expect(outlook.next?.id == next?.id && outlook.next?.comes == next?.comes, place)
    }
    let workedOut = engine.outlooks.count - before
    if !asksForAllFirst { compareAll(engine, anew, at: now, place) }
    return engine.names.count - workedOut
  }

  private func compareAll(_ engine: Engine, _ anew: Engine, at now: Instant, _ place: Comment) {
    let all = anew.names.flatMap { anew.situation(of: $0, at: now)!.listed }
    let shown = engine.followUps(at: now)
    #expect(Set(shown) == Set(all) && shown.count == all.count, place)
    #expect(shown == anew.followUps(at: now), place)
    #expect(engine.followUps(limit: 3, at: now) == Array(shown.prefix(3)), place)
    for followUp in shown {
      #expect(
        engine.followUps(alongWith: followUp, at: now) == shown.filter(followUp.isOneMessage), place
      )
    }
    let coming = anew.coming(at: now)
    #expect(engine.coming(at: now) == coming, place)
    #expect(engine.coming(limit: 2, at: now) == Array(coming.prefix(2)), place)
    #expect(engine.nextReminder(at: now) == anew.nextReminder(at: now), place)
    #expect(engine.namesUnderWay(at: now) == anew.namesUnderWay(at: now), place)
    #expect(engine.zoneProblems == anew.zoneProblems, place)
    #expect(engine.interviewsMoved(at: now) == anew.interviewsMoved(at: now), place)
    let (listed, dates) = listing(of: nil, asOf: nil, engine, at: now)
    #expect(listed.map(\.followUp) == shown && dates == coming, place)
    for (followUp, others) in listed {
      #expect(others == engine.followUps(alongWith: followUp, at: now), place)
    }
    compareThen(engine, anew, at: now, place)
  }

  /// What was so some days ago is the same for each application, whether all are asked about or one.
  private func compareThen(
    _ engine: Engine, _ anew: Engine, at now: Instant, _ place: Comment
  ) {
    let past = now - .days(3)
    let (all, dates) = listing(of: nil, asOf: past, engine, at: now)
    let known = anew.knowledge(of: nil, asOf: past)
    for name in engine.names {
      let situation = anew.situation(of: name, among: known, at: past)
      let (own, ownDates) = listing(of: name, asOf: past, engine, at: now)
      #expect(Set(own.map(\.followUp)) == Set(situation?.listed ?? []), place)
      #expect(own.map(\.followUp) == all.map(\.followUp).filter { $0.application == name }, place)
      #expect(ownDates == situation?.coming ?? [], place)
      #expect(ownDates == dates.filter { $0.application == name }, place)
      for (followUp, others) in own {
        #expect(others == all.map(\.followUp).filter(followUp.isOneMessage), place)
      }
    }
  }

  /// The listing of one application or of all, gathered and handed out in small pieces.
  private func listing(
    of name: String?, asOf: Instant?, _ engine: Engine, at now: Instant
  ) -> (followUps: [(followUp: FollowUp, alongWith: [FollowUp])], dates: [Coming]) {
    var listing = Listing(of: name, asOf: asOf, at: now, in: engine)
    while !listing.isGathered { listing.gather(3, in: engine) }
    var followUps: [(followUp: FollowUp, alongWith: [FollowUp])] = []
    while listing.followUpCount > 0 { followUps += listing.nextFollowUps(3, in: engine) }
    return (followUps, listing.nextDates(.max))
  }
}
