package import CivilTime
package import Holidays

/// The world outside, as a command sees it: handed in once, so that a test can hand in another.
package struct CommandEnvironment {
  /// What the clock said when the program started.
  package let now: Instant
  /// The environment variables.
  package let variables: [String: String]
  /// Whether standard output is a terminal.
  package let isTerminal: Bool
  /// The columns of the terminal; nil if standard output is not one, and lines are left whole.
  package let width: Int?
  /// Where zones come from.
  package let zones: any ZoneSource
  /// The lists of holidays.
  package let holidays: any HolidaySource
  /// The zone of this machine.
  package let systemZone: () -> Zone
  /// Writes to standard output, all of a text or as much as can be.
  package let write: (String) throws(CommandError) -> Void
  /// Writes to standard error.
  package let writeError: (String) -> Void
  /// Connects to the daemon's socket at a path.
  package let connect: (String) throws(CommandError) -> any ControlChannel
  /// Runs a program of ours that links what this one does not.
  package let runHelper: (HelperCall) throws(CommandError) -> HelperResult
  /// Runs a program of the user's, which may speak with the user: its status, or nil if there is no such
  /// program.
  package let runProgram: ([String]) throws(CommandError) -> Int32?

  package init(
    now: Instant, variables: [String: String], isTerminal: Bool, width: Int?,
    zones: any ZoneSource, holidays: any HolidaySource, systemZone: @escaping () -> Zone,
    write: @escaping (String) throws(CommandError) -> Void,
    writeError: @escaping (String) -> Void,
    connect: @escaping (String) throws(CommandError) -> any ControlChannel,
    runHelper: @escaping (HelperCall) throws(CommandError) -> HelperResult = {
      (call) throws(CommandError) in throw .failed("\(call.program) is not installed.")
    },
    runProgram: @escaping ([String]) throws(CommandError) -> Int32? = {
      (_) throws(CommandError) in nil
    }
  ) {
    self.now = now
    self.variables = variables
    self.isTerminal = isTerminal
    self.width = width
    self.zones = zones
    self.holidays = holidays
    self.systemZone = systemZone
    self.write = write
    self.writeError = writeError
    self.connect = connect
    self.runHelper = runHelper
    self.runProgram = runProgram
  }

  /// A variable that is set to something.
  package func variable(_ name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether output may be coloured.
  var isColoured: Bool {
    isTerminal && variable("NO_COLOR") == nil && variable("TERM") != "dumb"
  }

  /// Whether the locale's characters are those of Unicode.
  var isUnicode: Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(variable).first ?? ""
    // A search for a text in a text prepares a table first, for which it takes longer than this.
    let bytes = Array(locale.lowercased().utf8)
    return ["utf-8", "utf8"].contains { name in
      bytes.indices.contains { bytes[$0...].starts(with: name.utf8) }
    }
  }

  /// Writes an error to standard error, laid out for the terminal.
  func report(_ error: CommandError) {
    var page = Page()
    for line in "followupctl: \(error)".split(separator: "\n", omittingEmptySubsequences: false) {
      let indent = line.prefix { $0 == " " }.count
      let text = String(line.dropFirst(indent))
      page.add(indent > 0 ? Line(remedy: text) : Line(sentences: text), indent: indent, hanging: 2)
    }
    writeError(page.rendered(isColoured: false, width: width))
  }
}
