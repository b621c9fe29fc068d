import Glibc
import SystemPackage

/// A program that is started and waited for.
enum ChildProcess {
  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - words: its path, or a name that is looked up in $PATH, and its arguments.
  ///   - files: its standard input, output and error, in this order.
  /// - Returns: the status with which it ended; 128 and the signal's number if one ended it.
  static func run(_ words: [String], files: [FileDescriptor]) throws(Errno) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, file) in files.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, file.rawValue, Int32(number))
    }
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    let failure = posix_spawnp(&process, words[0], &actions, nil, &arguments, environ)
    guard failure == 0 else { throw Errno(rawValue: failure) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw Errno(rawValue: errno) }
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// Runs a program of the user's, which may speak with the user. What it prints is no part of this
  /// program's output, which may go to yet another one.
  ///
  /// - Returns: the status as above; nil if there is no such program.
  static func runForUser(_ words: [String]) throws(CommandError) -> Int32? {
    let terminal = try? FileDescriptor.open(
      "/dev/tty", .readWrite, options: .closeOnExec)
    defer { try? terminal?.close() }
    let input = isatty(STDIN_FILENO) == 1 ? nil : terminal
    let output = isatty(STDOUT_FILENO) == 1 ? FileDescriptor.standardOutput : terminal
    do throws(Errno) {
      return try run(
        words,
        files: [input ?? .standardInput, output ?? .standardError, .standardError])
    } catch {
      guard error != .noSuchFileOrDirectory else { return nil }
      throw .failed("\(words[0]) cannot be run: \(error).")
    }
  }
}
