import FollowupDaemon
import Glibc

var environment: [String: String] = [:]
var entry = environ
while let pointer = entry.pointee {
  let parts = String(cString: pointer).split(
    separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
  // An empty variable counts as unset, except where it means UTC.
  if parts.count == 2, !parts[1].isEmpty || parts[0] == "TZ" {
    environment[String(parts[0])] = String(parts[1])
  }
  entry += 1
}
exit(DaemonProgram.main(arguments: CommandLine.arguments, environment: environment))
