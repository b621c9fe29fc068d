/// Something did not happen in time.
package struct TimeLimitExceeded: Error, CustomStringConvertible {
  /// What was awaited.
  package let awaited: String
  package let limit: Duration

  package var description: String { "\"\(awaited)\" did not happen within \(limit)." }
}

extension Duration {
  /// How long a test waits for what another program does at once, on a machine that builds as well.
  package static let patience = Duration.seconds(120)
  /// How long a program may run to its end before it counts as hanging.
  package static let longPatience = Duration.seconds(900)
}

/// Gives `body` a limit. It is cancelled when the limit has passed.
///
/// - Parameter awaited: what `body` waits for, for the error's text.
/// - Throws: `TimeLimitExceeded`, or what `body` throws.
package func withTimeLimit<Result: Sendable>(
  _ limit: Duration, _ awaited: String,
  _ body: @escaping @Sendable () async throws -> Result
) async throws -> Result {
  try await withThrowingTaskGroup(of: Result.self) { group in
    group.addTask(operation: body)
    group.addTask {
      try await Task.sleep(for: limit)
      throw TimeLimitExceeded(awaited: awaited, limit: limit)
    }
    defer { group.cancelAll() }
    return try await group.next()!
  }
}

/// Asks `body` again and again until it gives a value: for what another process does, where that
/// process offers nothing to wait on. A test that can wait on an event does so instead.
///
/// - Throws: `TimeLimitExceeded`, or what `body` throws.
package func eventually<Result: Sendable>(
  _ awaited: String, within limit: Duration = .patience,
  _ body: @escaping @Sendable () async throws -> Result?
) async throws -> Result {
  try await withTimeLimit(limit, awaited) {
    while true {
      if let result = try await body() { return result }
      try await Task.sleep(for: .milliseconds(20))
    }
  }
}
