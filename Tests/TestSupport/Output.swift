/// What a process said and how it ended.
package struct Output: Sendable {
  /// How it ended.
  package let status: ExitStatus
  /// The bytes of its standard output.
  package let standardOutput: [UInt8]
  /// The bytes of its standard error.
  package let standardError: [UInt8]

  /// Its standard output, read as UTF-8.
  package var stdout: String { String(decoding: standardOutput, as: UTF8.self) }
  /// Its standard error, read as UTF-8.
  package var stderr: String { String(decoding: standardError, as: UTF8.self) }
  /// The lines of its standard output, without their ends.
  package var lines: [String] { stdout.split(separator: "\n").map(String.init) }
  /// Whether it returned 0.
  package var succeeded: Bool { status == .exited(0) }
}

extension Output: CustomStringConvertible {
  package var description: String {
    "\(status)\n--- standard output\n\(stdout)\n--- standard error\n\(stderr)"
  }
}
