import CivilTime
import ControlInterface
import FollowupCore
import FollowupRuntime

extension Machine {
  /// The user edits the configuration. A bad one changes nothing.
  func configure() throws(Interruption) {
    history.statistics.configurations += 1
    var text = Configuration.random(random)
    let isSpoilt = random.chance(0.4)
    if isSpoilt { text = Configuration.spoil(text, random) }
    if daemon?.runtime.configuration.state == .inForce { olderConfiguration = configuration }
    configuration = Array(text.utf8)
    if isSpoilt, random.chance(0.7) { mend(within: .days(2)) }
    try run { daemon throws(Interruption) in
      let policy = daemon.engine.policy
      daemon.runtime.reloadConfiguration()
      guard daemon.runtime.configuration.state == .refused else {
        return try expect(!isSpoilt, 4, "this configuration was taken: \(text)")
      }
      history.statistics.badConfigurations += 1
      let reports = daemon.runtime.configuration.reports
      try expect(
        isSpoilt || !zones.unreadable.isEmpty, 4,
        "a good configuration was refused: \(reports.map(\.message)) in \(text)")
      try expect(
        !reports.isEmpty && reports.allSatisfy { $0.line > 0 }, 4,
        "it does not say which line is wrong in \(text)")
      try expect(
        daemon.engine.policy == policy, 4,
        "a bad configuration changed what is in force: \(text)")
    }
  }
}

extension Machine {
  /// The user mends a configuration that was refused.
  func mendConfiguration() throws(Interruption) {
    guard let daemon, daemon.runtime.configuration.state == .refused else { return }
    configuration = Array(Configuration.random(random).utf8)
    try run { $0.runtime.reloadConfiguration() }
  }
}

/// Configurations that a user may write.
private enum Configuration {
  static func random(_ random: Random) -> String {
    var lines: [String] = []
    func some(_ line: @autoclosure () -> String) { if random.chance(0.4) { lines.append(line()) } }
    func days() -> String { "\(random.number(1...14))\(random.chance(0.5) ? "d" : "bd")" }
    func zone() -> String { random.element(of: SimulatedZones.names) }
    lines.append("[you]")
    some("zone = \"\(zone())\"")
    some("quiet = \"\(random.element(of: ["none", "22:00-07:30", "13:00-14:00", "20:30-09:30"]))\"")
    lines.append("[employer]")
    some("zone = \"\(zone())\"")
    some("days = [\"Sun\", \"Mon\", \"Tue\", \"Wed\", \"Thu\"]")
    some("hours = \"\(random.element(of: ["08:00-16:30", "10:00-12:00", "00:00-24:00"]))\"")
    lines.append("[policy]")
    some("spacing = \"\(days())\"")
    some("max_check_ins = \(random.number(0...4))")
    lines.append("[holidays]")
    some("\"*\" = [\"2030-12-25\", \"2031-01-01\", \"2029-05-01\"]")
    lines.append("[remind]")
    some("ask_before = \"\(random.number(5...600))m\"")
    some("record_after = \"\(random.number(0...90))m\"")
    lines.append("[log]")
    some("settle = \"\(random.number(0...300))s\"")
    return lines.joined(separator: "\n") + "\n"
  }

  static func spoil(_ text: String, _ random: Random) -> String {
    let flaw = random.element(of: [
      "[polciy]\nspacing = \"7d\"", "[you.quiet]\nzone", "quiet = 9", "[log]\ndevice = \"a b\"",
      "[remind]\nask_before = \"1h\"\nask_before = \"2h\"",
      "[policy.check_in.phone]\nopens = \"-3d\"",
      "[policy.check_in.first]\nopens = \"30d\"\ncloses = \"2d\"", "\u{0}", "[holidays", "zone =",
    ])
    return text + flaw + "\n"
  }
}
