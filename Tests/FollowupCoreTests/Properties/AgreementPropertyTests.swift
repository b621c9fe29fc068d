import CivilTime
import TestSupport
import Testing

@testable import FollowupCore

/// What `next` lists, what `why` explains and what `check` answers are one: at every instant at which
/// anything changes, the move-on's among them, of random histories, each from a seed that a failure
/// prints.
@Suite struct AgreementPropertyTests {
  private static let seeds: Range<UInt64> = 50_250..<50_500

  /// Which states of which actions were met, so that nothing holds of nothing.
  private struct Met: Hashable {
    let action: Action
    let state: FollowUpState
  }

  @Test func `250 histories: next, why and check agree at every instant`() throws {
    var met: Set<Met> = []
    var endings: Set<Outcome> = []
    var movesOn = 0
    for seed in Self.seeds {
      var history = try RandomHistory(seed: seed)
      let engine = history.engine()
      for name in history.applications {
        guard let situation = engine.situation(of: name, at: history.now) else { continue }
        if let outcome = situation.outcome { endings.insert(outcome.value.outcome) }
        for instant in instants(situation, &history) {
          let next = engine.followUps(of: name, at: instant)
          let then = try #require(engine.situation(of: name, at: instant))
          if then.moveOn?.at == instant { movesOn += 1 }
          expectAllListed(then, "seed \(seed), \(name) at \(instant)")
          met.formUnion(then.followUps().map { Met(action: $0.action, state: $0.state) })
          for action in Action.allCases where action != .other {
            expectAgreement(
              on: action, next.filter { $0.action == action }, then,
              "seed \(seed), \(name), \(action) at \(instant)")
          }
        }
      }
    }
    #expect(endings == Set(Outcome.allCases))
    #expect(movesOn > 20, "the instant of a move-on was met \(movesOn) times")
    for action in Action.allCases where action != .other && action != .connect {
      #expect(met.contains(Met(action: action, state: .open)), "\(action)")
      #expect(met.contains(Met(action: action, state: .late)), "\(action)")
      let expires = ![.reply, .decision].contains(action)
      #expect(met.contains(Met(action: action, state: .expired)) == expires, "\(action)")
    }
  }

  /// What is not worked out, since it is over, would not be listed.
  private func expectAllListed(_ situation: Situation, _ place: Comment) {
    let all = situation.followUps().filter { $0.state.isOutstanding || $0.state == .denied }
    #expect(situation.listed == all, place)
    for interview in situation.interviewsHeld where situation.isOver(since: interview.ends) {
      let left = situation.followUps(for: .thankYou).filter {
        $0.occasion.event == interview.fixedBy
      }
      #expect(left.allSatisfy { !$0.state.isOutstanding && $0.state != .denied }, place)
    }
  }

  /// Every instant at which something changes, the one before it, and some others.
  private func instants(
    _ situation: Situation, _ history: inout RandomHistory
  ) -> [Instant] {
    var edges: Set<Instant> = []
    for instant in [history.now, history.now + .days(history.number(1...20))] {
      let then = situation.at(instant)
      for followUp in then.followUps() {
        edges.formUnion(followUp.slots.flatMap { [$0.start, $0.end] })
        edges.formUnion([followUp.window?.start, followUp.window?.end].compactMap { $0 })
        edges.formUnion([followUp.expires, followUp.lateSlot?.start].compactMap { $0 })
      }
      edges.formUnion([then.moveOn?.at].compactMap { $0 })
      edges.formUnion(then.interviewsAhead.map(\.ends))
      edges.formUnion(then.coming.map(\.at))
    }
    let around = edges.filter { $0 < .distantFuture }.flatMap { [$0, $0 - .microseconds(1)] }
    let others = (0..<3).map { _ in history.now + .minutes(history.number(0...40_000)) }
    return (around + others).filter { history.now <= $0 }.sorted()
  }

  private func expectAgreement(
    on action: Action, _ next: [FollowUp], _ situation: Situation, _ place: Comment
  ) {
    let verdict = situation.check(action)
    let why = situation.followUps(for: action)
    let shown = next.filter(\.state.isOutstanding)
    // What is shown is explained the same, and may still be made.
    for followUp in shown {
      #expect(why.contains(followUp), place)
      #expect(followUp.slots.contains { situation.now < $0.end }, place)
      #expect(situation.now < followUp.expires ?? .distantFuture, place)
    }
    let due = shown.filter { $0.slots.contains { $0.contains(situation.now) } }
    // To whom and by what it is shown as open, it is allowed.
    for followUp in due {
      let recipient = situation.application.contact(followUp.recipient?.contact)
      let exact = situation.check(action, via: followUp.channel, to: recipient)
      #expect(exact.answer == .allowed, place)
    }
    // At the move-on there is no check-in any more.
    if action == .checkIn, situation.moveOn?.at == situation.now {
      #expect(verdict.answer != .allowed && shown.isEmpty, place)
    }
    let isNow = !due.isEmpty
    switch verdict.answer {
    case .allowed: #expect(isNow, place)
    case .notYet:
      #expect(!isNow, place)
      let isAwaited = verdict.because.contains { $0.effect == .waits }
      let starts = shown.compactMap { followUp in
        followUp.slots.first { situation.now < $0.end }?.start
      }
      #expect(isAwaited || starts.min() == verdict.from, place)
    case .never:
      #expect(shown.isEmpty, place)
      #expect(why.allSatisfy { !$0.state.isOutstanding || $0.slots.isEmpty }, place)
    }
  }
}
