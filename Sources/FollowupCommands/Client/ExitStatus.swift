/// The codes with which the program ends. What a shell script can tell apart has a code of its own.
package enum ExitStatus: Int32, Sendable {
  case success = 0
  case failure = 1
  /// `check`: not yet.
  case notYet = 3
  /// `check`: never.
  case never = 4
  /// The command line is not one, as `sysexits.h` has it.
  case usage = 64
  /// The daemon can't be reached, as `sysexits.h` has it.
  case unavailable = 69
}
