/// The codes with which the program ends, one for each case that a shell script can tell apart.
package enum ExitStatus: Int32, Sendable {
  case success = 0
  case failure = 1
  /// `check`: not yet.
  case notYet = 3
  /// `check`: never.
  case never = 4
  /// The command line is not one, as `sysexits.h` has it.
  case usage = 64
  /// The daemon cannot be reached, as `sysexits.h` has it.
  case unavailable = 69
}
