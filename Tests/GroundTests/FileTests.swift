import Glibc
import Ground
import SystemPackage
import TestSupport
import Testing

struct FileTests {
  @Test(
    "A regular file is read up to its limit, and nothing else is read at all",
    .timeLimit(.minutes(1)))
  func content() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending("file")
      try file.write([UInt8](repeating: 7, count: 40_000))
      #expect(try file.content(limitBytes: 40_000).count == 40_000)
      #expect(throws: ContentError.tooLong) { try file.content(limitBytes: 39_999) }
      #expect(throws: ContentError.unreadable(.noSuchFileOrDirectory)) {
        try folder.appending("none").content(limitBytes: 1)
      }
      #expect(throws: ContentError.notRegular(.directory)) { try folder.content(limitBytes: 1) }
      try #require(mkfifo(folder.appending("pipe").string, 0o600) == 0)
      #expect(throws: ContentError.notRegular(.fifo)) {
        try folder.appending("pipe").content(limitBytes: 1)
      }
      try #require(symlink("file", folder.appending("link").string) == 0)
      #expect(try folder.appending("link").content(limitBytes: 40_000).count == 40_000)
      #expect(throws: ContentError.unreadable(.tooManySymbolicLinkLevels)) {
        try folder.appending("link").content(limitBytes: 40_000, followsLinks: false)
      }
      #expect(try folder.appending("link").resolvingLinks().lastComponent == "file")
    }
  }

  @Test("A file is replaced whole, and no other beside it is written")
  func replaced() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending("page.html")
      try folder.appending("page.html.new").write("mine")
      try file.replaceContent(with: Array("old".utf8))
      try file.replaceContent(with: Array("new".utf8))
      #expect(try file.text() == "new")
      #expect(try file.stat().permissions.rawValue == 0o600)
      #expect(try folder.appending("page.html.new").text() == "mine")
      #expect(throws: Errno.noSuchFileOrDirectory) {
        try folder.appending("none/page.html").replaceContent(with: [])
      }
      try #require(mkdir(folder.appending("taken").string, 0o700) == 0)
      #expect(throws: Errno.isDirectory) {
        try folder.appending("taken").replaceContent(with: [])
      }
      #expect(try folder.names().sorted() == ["page.html", "page.html.new", "taken"])
    }
  }

  @Test("Folders are made for this user alone, and a file in the way is said")
  func folders() throws {
    try withTemporaryFolder { folder in
      let deep = folder.appending("a").appending("b")
      try deep.makeFolders()
      try deep.makeFolders()
      #expect(try deep.stat().permissions.rawValue == 0o700)
      try folder.appending("file").write("x")
      #expect(throws: Errno.notDirectory) {
        try folder.appending("file").appending("c").makeFolders()
      }
    }
  }

  @Test("A socket's path may have 107 bytes")
  func address() throws {
    _ = try UnixAddress(path: FilePath(String(repeating: "a", count: 107)))
    #expect(throws: Errno.fileNameTooLong) {
      try UnixAddress(path: FilePath(String(repeating: "a", count: 108)))
    }
  }

  @Test("An empty variable counts as unset, but not TZ")
  func environment() {
    setenv("FOLLOWUP_GROUND_EMPTY", "", 1)
    setenv("FOLLOWUP_GROUND_SET", "a=b", 1)
    let variables = environmentVariables()
    #expect(variables["FOLLOWUP_GROUND_EMPTY"] == nil)
    #expect(variables["FOLLOWUP_GROUND_SET"] == "a=b")
  }
}
