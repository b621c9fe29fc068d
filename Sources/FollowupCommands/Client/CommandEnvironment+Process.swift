import CivilTime
import Glibc

extension CommandEnvironment {
  /// The world as this process has it. Nowhere else in the program is the clock read.
  package static func process() -> CommandEnvironment {
    var variables: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let parts = String(cString: text).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      // An empty variable counts as unset, except where it means UTC.
      if parts.count == 2, !parts[1].isEmpty || parts[0] == "TZ" {
        variables[String(parts[0])] = String(parts[1])
      }
      entry += 1
    }
    let zones = ZoneDatabase(variables: variables)
    let tz = variables["TZ"]
    return CommandEnvironment(
      now: clock(), variables: variables, isTerminal: isatty(STDOUT_FILENO) == 1, zones: zones,
      systemZone: { zones.systemZone(tz: tz) }, write: { writeAll($0, to: STDOUT_FILENO) },
      writeError: { writeAll($0, to: STDERR_FILENO) }, connect: SocketChannel.connect)
  }

  private static func clock() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(
      microsecondsSinceEpoch: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
  }

  /// Writes all of a text. Nobody is left to tell where that fails.
  private static func writeAll(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }
}
