import FollowupCore
import Glibc
import Settings
import SystemPackage
import TestSupport
import Testing

@Suite("Loading the configuration file")
struct LoadingTests {
  @Test("a file that is not there is the defaults")
  func missing() throws {
    try withTemporaryFolder { folder in
      let (settings, diagnostics) = try Settings.load(
        path: folder.appending("nowhere/followup.toml"), zones: ZonesForTests())
      #expect(settings?.policy == Settings().policy)
      #expect(settings?.file == nil)
      #expect(diagnostics == [])
    }
  }

  @Test("a file is read, through a link as well")
  func read() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending("followup.toml")
      try path.write("policy.spacing = '9d'\n")
      let link = folder.appending("link")
      #expect(symlink(path.string, link.string) == 0)
      for path in [path, link] {
        let settings = try Settings.load(path: path, zones: ZonesForTests()).settings
        #expect(settings?.policy.spacing.count == 9)
        #expect(settings?.origin(of: "policy.spacing") == .file(path.string, line: 1))
      }
    }
  }

  @Test("a folder, a named pipe, a device and a file too large are refused, without waiting")
  func refused() throws {
    try withTemporaryFolder { folder in
      let pipe = folder.appending("pipe")
      #expect(mkfifo(pipe.string, 0o600) == 0)
      let large = folder.appending("large")
      try large.write(Array(repeating: 0x23, count: Settings.maximumBytes + 1))
      let cases: [(FilePath, String)] = [
        (folder, "a folder"), (pipe, "a named pipe"), ("/dev/null", "a device"),
        (large, "larger than 1024 KiB"), (large.appending("x"), "cannot be read"),
      ]
      for (path, saying) in cases {
        let error = #expect(throws: SettingsError.self) {
          try Settings.load(path: path, zones: ZonesForTests())
        }
        #expect(error?.description.contains(saying) == true)
        #expect(error?.description.contains(path.string) == true)
      }
    }
  }

  @Test("the largest file that is allowed is read")
  func largest() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending("large")
      try path.write(Array(repeating: 0x23, count: Settings.maximumBytes))
      #expect(try Settings.load(path: path, zones: ZonesForTests()).settings != nil)
    }
  }
}
