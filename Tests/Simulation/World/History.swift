import CivilTime
import FollowupCore
import FollowupRuntime
import SimulatedDisk

/// One history: a user and the machines that run the daemon for it, from the first application on.
/// All that happens in it follows from its seed.
package final class History {
  package let seed: UInt64
  package internal(set) var statistics = Statistics()

  let random: Random
  /// True time, which no clock on a wall need show.
  private(set) var now: Instant
  private(set) var machines: [Machine] = []
  /// Whether the user gave up events that one of the files has lost: another machine may know them on.
  var hasLosses = false
  private let began: Instant
  private let ends: Instant
  private let user: User
  /// How long the user looks for work, and then has it.
  private let season: (search: Duration, work: Duration)
  /// What can befall the machines in this history, and how often.
  private let misfortunes: [Misfortune]
  private let daysBetweenMisfortunes: Int
  private var nextVisit: Instant
  private var nextMisfortune: Instant
  private var nextCopy: Instant
  private let narrate: ((String) -> Void)?

  /// - Parameter narrate: is told what happens, line by line.
  package init(seed: UInt64, narrate: ((String) -> Void)? = nil) {
    self.seed = seed
    self.narrate = narrate
    random = Random(seed: seed)
    began = Instant(secondsSinceEpoch: Int64(random.number(1_600_000_000...2_600_000_000)))
    now = began
    ends = began + random.length(.days(250), .days(1200))
    user = User(random, daysBetweenApplications: random.number(14...40))
    season = (.days(random.number(60...200)), .days(random.number(100...500)))
    misfortunes = random.elements(of: Misfortune.allCases, each: random.chance(0.1) ? 0 : 0.6)
    daysBetweenMisfortunes = random.number(15...120)
    (nextVisit, nextMisfortune, nextCopy) = (now, now, now)
    for device in random.chance(0.15) ? ["desk", "lap"] : ["desk"] {
      machines.append(Machine(device, in: self))
    }
  }

  /// Lives the history to its end.
  package func run() throws(Violation) {
    do throws(Interruption) {
      while let next = nextInstant, next < ends {
        try checkNothingIsMissed(before: next)
        now = max(now, next)
        try proceed()
      }
      try comeToRest()
    } catch {
      statistics.time = now - began
      if case .violation(let violation) = error { throw violation }
      throw Violation(1, "a crash was not survived")
    }
    statistics.histories = 1
    statistics.time = now - began
  }

  private var nextInstant: Instant? {
    let ownEvents = machines.compactMap(\.nextEvent)
    return (ownEvents + [nextVisit, nextMisfortune, nextCopy]).min()
  }

  private func proceed() throws(Interruption) {
    for machine in machines { try machine.proceed() }
    if nextVisit <= now {
      nextVisit = now + random.wait(mean: .days(isSearching ? 7 : 60))
      try visit()
    }
    if nextMisfortune <= now {
      nextMisfortune = now + random.wait(mean: .days(daysBetweenMisfortunes))
      if !misfortunes.isEmpty {
        try random.element(of: machines).befall(random.element(of: misfortunes))
      }
    }
    if nextCopy <= now {
      nextCopy = now + random.wait(mean: .days(4))
      try copyFiles(isWhole: false)
    }
  }

  private var isSearching: Bool {
    let length = (season.search + season.work).microseconds
    let passed = began.duration(to: now).microseconds % length
    return passed < season.search.microseconds
  }

  /// The user sits down at a machine.
  private func visit() throws(Interruption) {
    let machine = random.element(of: machines)
    guard machine.isUp else { return }
    try machine.acceptLog()
    if random.chance(0.3) { try machine.useDesktop() }
    try machine.run { daemon in
      let requests = user.requests(to: daemon.engine, at: machine.now, trueTime: now)
      for drafts in requests where !drafts.isEmpty { daemon.request(drafts) }
    }
  }

  /// Time passes while something is done.
  func pass(_ time: Duration) { now = now + time }

  /// Tells what happens, where somebody listens.
  func say(_ line: @autoclosure () -> String) { narrate?("\(now) \(line())") }
}

// MARK: Files between machines

extension History {
  /// What another device wrote arrives: a piece of it, or all.
  func copyFiles(isWhole: Bool) throws(Interruption) {
    guard machines.count > 1 else { return }
    for from in machines {
      for to in machines where to !== from { try copy(from, to, isWhole: isWhole) }
    }
  }

  private func copy(_ from: Machine, _ to: Machine, isWhole: Bool) throws(Interruption) {
    guard !from.isOwnFileSpoilt, let bytes = from.disk.contents(of: from.file), to.away.isEmpty
    else { return }
    let held = to.disk.contents(of: from.file) ?? []
    let isLonger = bytes.starts(with: held)
    guard !isLonger || held.count < bytes.count else { return }
    statistics.syncs += 1
    let least = isLonger ? held.count : 0
    let count = isWhole || random.chance(0.6) ? bytes.count : random.number(least...bytes.count)
    if isLonger, !held.isEmpty, random.chance(0.5) {
      to.disk.extend(from.file, with: Array(bytes[held.count..<count]))
    } else {
      to.disk.put(Array(bytes[..<count]), as: from.file)
    }
    to.settlesUntil = nil
    let lines = bytes[..<count].count { $0 == UInt8(ascii: "\n") }
    if from.ledger.kept.count < lines {
      from.spreadRefused = lines
    } else if count == bytes.count {
      from.spreadRefused = nil
    }
    guard to.isUp else { return }
    if random.chance(0.1) { to.failListing() }
    try to.run { $0.runtime.pollLog() }
  }
}
