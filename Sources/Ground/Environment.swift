internal import Glibc

/// The variables of this process's environment. An empty one counts as unset, but for `TZ`, where it
/// means UTC.
public func environmentVariables() -> [String: String] {
  var variables: [String: String] = [:]
  var entry = environ
  while let text = entry.pointee {
    let parts = String(cString: text).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2, !parts[1].isEmpty || parts[0] == "TZ" {
      variables[String(parts[0])] = String(parts[1])
    }
    entry += 1
  }
  return variables
}
