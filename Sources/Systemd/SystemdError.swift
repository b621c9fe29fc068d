import Glibc
package import SystemPackage

/// What the operating system or libsystemd refused: which operation, and with which error number.
package struct SystemdError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The operation that failed, as it follows "Could not": `watch /etc/localtime`.
  package let operation: String

  /// The error number that the operation failed with.
  package let errno: Errno

  /// Creates an error from an operation, worded to follow "Could not", and its error number.
  package init(operation: String, errno: Errno) {
    self.operation = operation
    self.errno = errno
  }

  /// A full sentence for the person who reads it.
  package var description: String {
    "Could not \(operation): \(errno.description)."
  }
}

/// Returns the result of a libsystemd function, or throws the negative errno that it is.
@discardableResult
func check(
  _ result: Int32, _ operation: @autoclosure () -> String
) throws(SystemdError) -> Int32 {
  guard result < 0 else { return result }
  throw SystemdError(operation: operation(), errno: Errno(rawValue: -result))
}

/// Returns the result of a system call, or throws the `errno` that it left.
@discardableResult
func checkSystemCall(
  _ result: Int32, _ operation: @autoclosure () -> String
) throws(SystemdError) -> Int32 {
  guard result < 0 else { return result }
  throw SystemdError(operation: operation(), errno: .latest)
}

extension Errno {
  /// The calling thread's `errno`: read it right after the call that failed.
  static var latest: Errno { Errno(rawValue: Glibc.errno) }
}
