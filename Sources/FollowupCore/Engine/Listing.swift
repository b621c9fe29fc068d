package import CivilTime

/// The follow-ups and the dates ahead of many applications. One application after the other is looked at,
/// and then one follow-up after the other handed out, the most pressing first: no part of it takes long,
/// however many there are.
package struct Listing {
  /// The instant for which it is.
  private let instant: Instant
  /// Whether it shows things as they were or will be at that instant, or as they are.
  private let isAsOf: Bool
  /// The only application that is shown; nil for all.
  private let shown: String?
  /// The names under which something was recorded, still to be folded as of the instant.
  private var recorded: [String] = []
  /// The applications still to be looked at.
  private var names: [String] = []
  private var known = Knowledge()
  /// The follow-ups that may be made at the instant, by their recipients' addresses.
  private var due: [String: [FollowUp]] = [:]
  private var followUps = Ranking<Urgency, FollowUp>()
  private var dates = Ranking<Coming.Order, Coming>()

  /// A listing of one application or of all.
  ///
  /// - Parameter asOf: If given, only what had happened by then counts.
  package init(of name: String? = nil, asOf: Instant? = nil, at now: Instant, in engine: Engine) {
    instant = asOf ?? now
    isAsOf = asOf != nil
    shown = name
    if isAsOf {
      recorded = Array(engine.names(concerning: name))
    } else {
      names = name.map { [$0] } ?? engine.names
    }
  }

  /// Whether every application was looked at.
  package var isGathered: Bool { recorded.isEmpty && names.isEmpty }

  /// Looks at the next applications.
  package mutating func gather(_ count: Int, in engine: Engine) {
    for _ in 0..<count {
      if let name = recorded.popLast() {
        for application in engine.fold(name, asOf: instant) { known.take(application, in: engine) }
        if recorded.isEmpty { names = Array(known.applications.keys) }
      } else if let name = names.popLast() {
        look(at: name, in: engine)
      }
    }
  }

  private mutating func look(at name: String, in engine: Engine) {
    guard isAsOf else {
      // It may have been deleted since.
      guard let outlook = engine.outlook(of: name, at: instant) else { return }
      return take(outlook.followUps, outlook.coming)
    }
    guard let situation = engine.situation(of: name, among: known, at: instant) else { return }
    let listed = situation.listed
    for followUp in listed where followUp.isDue {
      for address in followUp.comparableAddresses { due[address, default: []].append(followUp) }
    }
    if shown == nil || shown == name { take(listed, situation.coming) }
  }

  private mutating func take(_ listed: [FollowUp], _ coming: [Coming]) {
    for followUp in listed { followUps.take(followUp, by: Urgency(of: followUp, at: instant)) }
    for date in coming { dates.take(date, by: date.order) }
  }

  /// How many follow-ups are left to be handed out.
  package var followUpCount: Int { followUps.count }
  /// How many dates are left.
  package var dateCount: Int { dates.count }

  /// The next follow-ups, each with those at other applications for which the same message does.
  package mutating func nextFollowUps(
    _ count: Int, in engine: Engine
  ) -> [(followUp: FollowUp, alongWith: [FollowUp])] {
    var next: [(FollowUp, [FollowUp])] = []
    while next.count < count, let followUp = followUps.next() {
      let others =
        isAsOf
        ? alongWith(followUp) : engine.followUps(alongWith: followUp, at: instant)
      next.append((followUp, others))
    }
    return next
  }

  private func alongWith(_ followUp: FollowUp) -> [FollowUp] {
    let others = Set(followUp.comparableAddresses.flatMap { due[$0] ?? [] })
    var soonest = Soonest<Urgency, FollowUp>(limit: .max)
    soonest.take(others.filter(followUp.isOneMessage), at: instant)
    return soonest.elements
  }

  /// The next dates ahead, soonest first.
  package mutating func nextDates(_ count: Int) -> [Coming] {
    var next: [Coming] = []
    while next.count < count, let date = dates.next() { next.append(date) }
    return next
  }
}

extension FollowUp {
  fileprivate var comparableAddresses: [String] {
    (recipient?.addresses ?? []).map(\.comparableAddress)
  }
}
