/// A process did not end as it had to.
package struct CommandFailure: Error, CustomStringConvertible {
  /// The program and its arguments.
  package let command: [String]
  /// What it said.
  package let output: Output

  package var description: String {
    "\"\(command.joined(separator: " "))\" failed: \(output)"
  }
}
