import Glibc
import Subprocess
package import SystemPackage

/// What may be run: a program, its arguments, and where and with what it runs.
package struct Command: Sendable {
  /// A path, or a name to be found in `PATH`.
  package var executable: String
  package var arguments: [String]
  package var environment: ProcessEnvironment
  /// The working folder; nil is that of the tests.
  package var folder: FilePath?

  package init(
    _ executable: String, _ arguments: [String] = [],
    environment: ProcessEnvironment = .inherited(), folder: FilePath? = nil
  ) {
    self.executable = executable
    self.arguments = arguments
    self.environment = environment
    self.folder = folder
  }

  /// The program and its arguments, as a person would type them.
  package var words: [String] { [executable] + arguments }

  var configuration: Configuration {
    var options = PlatformOptions()
    options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(5))]
    return Configuration(
      executable: executable.contains("/") ? .path(FilePath(executable)) : .name(executable),
      arguments: Arguments(arguments), environment: environment.environment,
      workingDirectory: folder, platformOptions: options)
  }
}

/// A file without a name that holds `bytes`, to be read from its start.
///
/// A pipe would not do: a program that ends before it has read all of it ends the tests, by SIGPIPE or
/// by a trap in Subprocess 1.0.2.
private func unnamedFile(with bytes: [UInt8]) throws -> FileDescriptor {
  var path = Array("/tmp/followup-input-XXXXXX".utf8CString)
  let descriptor = path.withUnsafeMutableBufferPointer { mkstemp($0.baseAddress!) }
  guard descriptor >= 0 else { throw Errno(rawValue: errno) }
  unlink(path)
  let file = FileDescriptor(rawValue: descriptor)
  try file.writeAll(bytes)
  try file.seek(offset: 0, from: .start)
  return file
}

/// Runs a command to its end.
///
/// - Parameters:
///   - input: its standard input.
///   - limit: the time it may take; then it is terminated.
/// - Throws: `TimeLimitExceeded`, or what Subprocess says of a program that cannot be started.
package func run(
  _ command: Command, input: [UInt8] = [], limit: Duration = .longPatience
) async throws -> Output {
  try await withTimeLimit(limit, command.words.joined(separator: " ")) {
    let outputLimitBytes = 1 << 28
    let result = try await Subprocess.run(
      command.configuration,
      input: .fileDescriptor(try unnamedFile(with: input), closeAfterSpawningProcess: true),
      output: .bytes(limit: outputLimitBytes),
      error: .bytes(limit: outputLimitBytes))
    return Output(
      status: ExitStatus(result.terminationStatus), standardOutput: result.standardOutput,
      standardError: result.standardError)
  }
}

/// Runs a program to its end; `input` is its standard input as text.
package func run(
  _ executable: String, _ arguments: [String] = [],
  environment: ProcessEnvironment = .inherited(), input: String = "",
  limit: Duration = .longPatience
) async throws -> Output {
  let command = Command(executable, arguments, environment: environment)
  return try await run(command, input: Array(input.utf8), limit: limit)
}

/// Runs a program that has to return 0.
///
/// - Throws: `CommandFailure` where it does not.
@discardableResult
package func runSuccessfully(
  _ executable: String, _ arguments: [String] = [],
  environment: ProcessEnvironment = .inherited(), input: String = "",
  limit: Duration = .longPatience
) async throws -> Output {
  let command = Command(executable, arguments, environment: environment)
  let output = try await run(command, input: Array(input.utf8), limit: limit)
  guard output.succeeded else { throw CommandFailure(command: command.words, output: output) }
  return output
}
