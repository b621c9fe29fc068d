import Glibc

/// A Python 3.11 or later: Debian's, else the first in `PATH`. Its `zoneinfo`, `tomllib` and `json`
/// are what ours are held against.
package let python: String? =
  access("/usr/bin/python3", X_OK) == 0 ? "/usr/bin/python3" : findProgram("python3")

/// Runs a script, which has to return 0, with `input` as its standard input.
///
/// - Throws: `CommandFailure` with what the script said, where it failed.
package func runPython(
  _ script: String, _ arguments: [String] = [], input: [UInt8] = [],
  limit: Duration = .longPatience
) async throws -> Output {
  let command = Command(python ?? "python3", ["-c", script] + arguments)
  let output = try await run(command, input: input, limit: limit)
  guard output.succeeded else { throw CommandFailure(command: command.words, output: output) }
  return output
}
