internal import Glibc

/// The variables of this process's environment. An empty one counts as unset, but for `TZ`, where it
/// means UTC.
package func environmentVariables() -> [String: String] {
  var variables: [String: String] = [:]
  var entry = environ
  while let text = entry.pointee {
    defer { entry += 1 }
    let words = String(cString: text)
    guard let sign = words.utf8.firstIndex(of: UInt8(ascii: "=")) else { continue }
    let name = String(words[..<sign])
    let value = String(words[words.utf8.index(after: sign)...])
    if !value.isEmpty || name == "TZ" { variables[name] = value }
  }
  return variables
}
