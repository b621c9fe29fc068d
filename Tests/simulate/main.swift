import Glibc
import Simulation
import TestSupport

/// `simulate [YEARS]` runs that many years; with `FOLLOWUP_SIMULATION_SEED`, only the history of that
/// seed, and says what happens in it.
private func run() async throws {
  if let text = variable("FOLLOWUP_SIMULATION_SEED") {
    guard let seed = UInt64(text) else { throw Misuse(text: text) }
    let history = History(seed: seed) { print($0) }
    defer { print(history.statistics) }
    return try history.run()
  }
  let text = CommandLine.arguments.dropFirst().first ?? "1000"
  guard let years = Double(text), years > 0 else { throw Misuse(text: text) }
  let cores = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  let campaign = Campaign(years: years, firstSeed: 1, workers: max(1, cores))
  let began = ContinuousClock.now
  let statistics = try await campaign.run { statistics in
    if isatty(STDERR_FILENO) == 1 { write("\r\(Int(statistics.years)) of \(Int(years)) years") }
  }
  if isatty(STDERR_FILENO) == 1 { write("\r") }
  print("\(statistics), in \(began.duration(to: .now).components.seconds) s")
}

private struct Misuse: Error, CustomStringConvertible {
  let text: String
  var description: String { "“\(text)” is no number." }
}

private func write(_ text: String) {
  let bytes = Array(text.utf8)
  _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
}

do {
  try await run()
} catch {
  write("\(error)\n")
  exit(1)
}
