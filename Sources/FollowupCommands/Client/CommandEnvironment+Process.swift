import CivilTime
import Glibc
import Ground
import Holidays
import SystemPackage

extension CommandEnvironment {
  /// The world as this process has it. Nowhere else in the program is the clock read.
  package static func process() -> CommandEnvironment {
    keepStandardDescriptors()
    let variables = environmentVariables()
    let zones = ZoneDatabase(variables: variables)
    let tz = variables["TZ"]
    let isTerminal = isatty(STDOUT_FILENO) == 1
    return CommandEnvironment(
      now: clock(), variables: variables, isTerminal: isTerminal,
      width: isTerminal ? terminalWidth(variables["COLUMNS"]) : nil, zones: zones,
      holidays: HolidayTables(
        folders: HolidayTables.folders(variables: variables), zones: zones),
      systemZone: { zones.systemZone(tz: tz) },
      write: { text throws(CommandError) in
        if let errno = writeAll(text, to: STDOUT_FILENO) {
          throw .failed(
            "The answer cannot be written to standard output: \(Errno(rawValue: errno)).")
        }
      },
      // If standard error cannot be written to, there is nowhere left to say so.
      writeError: { _ = writeAll($0, to: STDERR_FILENO) }, connect: SocketChannel.connect,
      runHelper: HelperPrograms(variables: variables).run, runProgram: ChildProcess.runForUser)
  }

  /// Opens what the caller closed of standard input, output and error, so that no socket gets their
  /// number and with it the answer. Writing to it still fails.
  private static func keepStandardDescriptors() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", O_RDONLY)
    }
  }

  /// The columns of the terminal on standard output, which the variable COLUMNS may set.
  private static func terminalWidth(_ variable: String?) -> Int {
    if let columns = variable.flatMap({ Int($0) }), columns > 0 { return columns }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  private static func clock() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(
      microsecondsSinceEpoch: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
  }

  /// Writes all of a text.
  ///
  /// - Returns: the error's number, if it failed.
  private static func writeAll(_ text: String, to descriptor: Int32) -> Int32? {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return written < 0 ? errno : EIO }
      rest = rest.dropFirst(written)
    }
    return nil
  }
}
