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

/// Subprocess writes to the standard input by `write`: a program that ends before it has read all of
/// it would end the tests by SIGPIPE. Programs are started with the default of every signal all the same.
private let brokenPipesAreErrors: Void = {
  signal(SIGPIPE, SIG_IGN)
}()

/// Runs a command to its end.
///
/// - Parameters:
///   - input: its standard input.
///   - limit: the time it may take; then it is terminated.
/// - Throws: `TimeLimitExceeded`, or what Subprocess says of a program that cannot be started.
package func run(
  _ command: Command, input: [UInt8] = [], limit: Duration = .seconds(300)
) async throws -> Output {
  _ = brokenPipesAreErrors
  return try await withTimeLimit(limit, command.words.joined(separator: " ")) {
    let outputLimitBytes = 1 << 28
    let result = try await Subprocess.run(
      command.configuration, input: .array(input), output: .bytes(limit: outputLimitBytes),
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
  limit: Duration = .seconds(300)
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
  limit: Duration = .seconds(300)
) async throws -> Output {
  let command = Command(executable, arguments, environment: environment)
  let output = try await run(command, input: Array(input.utf8), limit: limit)
  guard output.succeeded else { throw CommandFailure(command: command.words, output: output) }
  return output
}
