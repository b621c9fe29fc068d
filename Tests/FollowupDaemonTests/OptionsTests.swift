import Testing

@testable import FollowupDaemon

/// The daemon's command line.
@Suite struct OptionsTests {
  @Test(arguments: [
    ["--log", "/x", "--socket=/y", "--config", "/z=1"],
    ["--config=/z=1", "--log=/x", "--socket", "/y"],
  ])
  func `paths are given beside a flag or behind its sign`(arguments: [String]) throws {
    let options = try Options(arguments)
    #expect(options.request == .run)
    #expect([options.log, options.socket, options.config] == ["/x", "/y", "/z=1"])
  }

  @Test func `help and version are asked for`() throws {
    #expect(try Options(["--help"]).request == .help)
    #expect(try Options(["--version"]).request == .version)
    #expect(try Options(["--interface"]).request == .interface)
  }

  @Test(arguments: [
    (["--log"], "--log needs a path."), (["--socket="], "--socket needs a path."),
    (["--bogus"], "\"--bogus\" is not an option; followupd --help lists them."),
    (["\u{1B}[2J"], "\"\\u{1B}[2J\" is not an option; followupd --help lists them."),
  ])
  func `anything else is refused in a sentence`(arguments: [String], message: String) {
    #expect(throws: Options.UsageError(description: message)) { try Options(arguments) }
  }
}
