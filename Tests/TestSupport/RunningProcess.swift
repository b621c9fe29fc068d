import Glibc
import Subprocess
import Synchronization

/// A process that runs beside a test, and ends with the scope of `withProcess`.
package final class RunningProcess: Sendable {
  /// Its process id.
  package let pid: Int32
  private let command: [String]
  private let transcript: Transcript
  private let ending: Task<ExitStatus, any Error>

  fileprivate init(
    pid: Int32, command: [String], transcript: Transcript, ending: Task<ExitStatus, any Error>
  ) {
    self.pid = pid
    self.command = command
    self.transcript = transcript
    self.ending = ending
  }

  /// What it wrote so far to its standard output and standard error, as they came.
  package var written: String { transcript.text.withLock { $0 } }

  /// Takes lines of what it writes, to standard output or standard error, until one contains
  /// `part`. Lines that were taken are not seen again.
  ///
  /// - Throws: `TimeLimitExceeded`, or `CommandFailure` where it ended before such a line.
  @discardableResult
  package func line(containing part: String, within limit: Duration = .patience) async throws
    -> String
  {
    let awaited = "a line with \"\(part)\" from \(command[0])"
    let found: String?
    do {
      found = try await withTimeLimit(limit, awaited) { [transcript] in
        for await line in transcript.lines where line.contains(part) { return line }
        return nil
      }
    } catch is TimeLimitExceeded {
      throw TimeLimitExceeded(awaited: "\(awaited), which wrote: \(written)", limit: limit)
    }
    guard let found else { throw try await failure() }
    return found
  }

  /// Sends it a signal, as `kill` does.
  package func send(signal: Int32) {
    _ = kill(pid, signal)
  }

  /// Waits for its end.
  ///
  /// - Throws: `TimeLimitExceeded`.
  package func end(within limit: Duration = .patience) async throws -> ExitStatus {
    try await withTimeLimit(limit, "the end of \(command[0])") { [ending] in
      try await withTaskCancellationHandler {
        try await ending.value
      } onCancel: {
        ending.cancel()
      }
    }
  }

  private func failure() async throws -> CommandFailure {
    let output = Output(
      status: try await end(), standardOutput: Array(written.utf8), standardError: [])
    return CommandFailure(command: command, output: output)
  }
}

/// Starts a process, gives it to `body`, and ends it afterwards: by SIGTERM, and by SIGKILL where
/// it has not ended within five seconds.
package func withProcess<Result>(
  _ command: Command, _ body: (RunningProcess) async throws -> Result
) async throws -> Result {
  let transcript = Transcript()
  let (started, starting) = AsyncStream<Int32>.makeStream()
  let ending = Task {
    defer { starting.finish() }
    return try await follow(command, transcript) { starting.yield($0) }
  }
  var pid: Int32?
  for await identifier in started {
    pid = identifier
    break
  }
  guard let pid else {
    _ = try await ending.value
    preconditionFailure("A process that never started has no status.")
  }
  let process = RunningProcess(
    pid: pid, command: command.words, transcript: transcript, ending: ending)
  do {
    let result = try await body(process)
    ending.cancel()
    _ = await ending.result
    return result
  } catch {
    ending.cancel()
    _ = await ending.result
    throw error
  }
}

/// Runs a command, and writes down what it says, until its end.
private func follow(
  _ command: Command, _ transcript: Transcript, started: @escaping @Sendable (Int32) -> Void
) async throws -> ExitStatus {
  defer { transcript.finish() }
  let result = try await Subprocess.run(
    command.configuration, input: .none, output: .sequence, error: .combinedWithOutput
  ) { execution in
    started(execution.processIdentifier.value)
    for try await buffer in execution.standardOutput {
      transcript.append(buffer.withUnsafeBytes { Array($0) })
    }
  }
  return ExitStatus(result.terminationStatus)
}

/// What a process writes: whole, and as a stream of lines.
private final class Transcript: Sendable {
  let text = Mutex("")
  let lines: AsyncStream<String>
  private let continuation: AsyncStream<String>.Continuation
  private let unfinished = Mutex([UInt8]())

  init() {
    (lines, continuation) = AsyncStream<String>.makeStream()
  }

  func append(_ bytes: [UInt8]) {
    text.withLock { $0 += String(decoding: bytes, as: UTF8.self) }
    unfinished.withLock { unfinished in
      unfinished += bytes
      while let end = unfinished.firstIndex(of: UInt8(ascii: "\n")) {
        continuation.yield(String(decoding: unfinished[..<end], as: UTF8.self))
        unfinished.removeSubrange(...end)
      }
    }
  }

  func finish() {
    unfinished.withLock { unfinished in
      if !unfinished.isEmpty {
        continuation.yield(String(decoding: unfinished, as: UTF8.self))
      }
    }
    continuation.finish()
  }
}
