/// A promise that was broken in a history.
package struct Violation: Error, Hashable, Sendable, CustomStringConvertible {
  /// The promise's number.
  package let promise: Int
  package let description: String

  init(_ promise: Int, _ description: String) {
    self.promise = promise
    self.description = "promise \(promise) is broken: \(description)"
  }
}

/// What ends a step before its end.
enum Interruption: Error {
  /// The daemon died.
  case crash
  case violation(Violation)
}

func violated(_ promise: Int, _ description: String) -> Interruption {
  .violation(Violation(promise, description))
}

func expect(
  _ condition: Bool, _ promise: Int, _ description: @autoclosure () -> String
) throws(Interruption) {
  if !condition { throw violated(promise, description()) }
}
