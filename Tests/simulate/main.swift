import Glibc
import Simulation
import TestSupport

/// `simulate [YEARS [SEED]]` runs that many years, from that history on; with
/// `FOLLOWUP_SIMULATION_SEED`, only the history of that seed, and says what happens in it.
private func run() async throws {
  if let text = variable("FOLLOWUP_SIMULATION_SEED") {
    let history = History(seed: try number(text)) { print($0) }
    defer { print(history.statistics) }
    return try history.run()
  }
  let arguments = CommandLine.arguments.dropFirst()
  let years = try number(arguments.first ?? "1000")
  let seed = try number(arguments.dropFirst().first ?? "1")
  let cores = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  let campaign = Campaign(years: Double(years), firstSeed: seed, workers: max(1, cores))
  let began = ContinuousClock.now
  let statistics = try await campaign.run { statistics in
    if isatty(STDERR_FILENO) == 1 { write("\r\(Int(statistics.years)) of \(years) years") }
  }
  if isatty(STDERR_FILENO) == 1 { write("\r") }
  print("\(statistics), in \(began.duration(to: .now).components.seconds) s")
}

private func number(_ text: String) throws(Misuse) -> UInt64 {
  guard let number = UInt64(text) else { throw Misuse(text: text) }
  return number
}

private struct Misuse: Error, CustomStringConvertible {
  let text: String
  var description: String { "\"\(text)\" is not a whole number." }
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
