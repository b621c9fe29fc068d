import CivilTime
import FollowupCore
import FollowupRuntime
import SimulatedDisk

/// A file that another program has taken away, emptied, cut or set back, to put it in place a moment
/// later.
struct Away {
  enum File {
    /// Of another device, by its name.
    case log(String)
    /// The configuration, and what it held.
    case configuration([UInt8])
  }

  let file: File
  let returnsAt: Instant
}

extension Machine {
  var nextReturn: Instant? { away.map(\.returnsAt).min() }

  /// Shorter than what is waited for: nothing may come of it.
  private func returnTime() -> Instant {
    history.now + random.length(.milliseconds(1), .seconds(8))
  }

  /// A synchroniser replaces another device's file.
  func takeAwayFile() throws(Interruption) {
    let others = history.machines.filter { $0 !== self }.map(\.file)
    guard away.isEmpty, let name = others.first, disk.contents(of: name) != nil else { return }
    history.statistics.awayFiles += 1
    let fault = random.element(of: FileFault.allCases)
    history.say("\(device): \(name) is \(fault)")
    disk.impair(name, by: fault)
    away.append(Away(file: .log(name), returnsAt: returnTime()))
    try run { $0.runtime.pollLog() }
  }

  /// An editor or a version control replaces the configuration.
  func takeAwayConfiguration() throws(Interruption) {
    guard away.isEmpty, let whole = configuration, !whole.isEmpty else { return }
    history.statistics.awayFiles += 1
    configuration = random.element(of: [nil, [], Array(whole[..<(whole.count / 2)])])
    away.append(Away(file: .configuration(whole), returnsAt: returnTime()))
    try run { daemon throws(Interruption) in
      let policy = daemon.engine.policy
      daemon.runtime.configurationMayHaveChanged()
      try expect(
        daemon.engine.policy == policy, 4, "a configuration that is away for a moment is believed")
    }
  }

  /// What was away is there again.
  func putBack() throws(Interruption) {
    for returned in away where returned.returnsAt <= history.now {
      switch returned.file {
      case .log(let name):
        disk.restore(name)
        try run { $0.runtime.pollLog() }
      case .configuration(let whole):
        configuration = whole
        try run { $0.runtime.configurationMayHaveChanged() }
      }
    }
    away.removeAll { $0.returnsAt <= history.now }
  }

  /// What came due meanwhile has to wait for other devices' news, if there are any.
  func willSettle() {
    guard let daemon, let engine = Optional(daemon.engine) else { return }
    let others = history.machines.filter { $0 !== self }
    let isShared = others.contains { !(disk.contents(of: $0.file) ?? []).isEmpty }
    guard isShared, engine.eventCount > 0 || settlesUntil == nil else { return }
    settlesUntil = history.now + .seconds(119)
  }
}
