import Glibc
import SystemPackage
import Systemd
import TestSupport
import Testing

@Suite("A watched path")
struct InotifySourceTests {
  @Test("tells what happened to which entry of a directory")
  func directory() throws {
    try withTemporaryFolder { folder in
      let loop = try EventLoop()
      var events: [InotifyEvent] = []
      let source = try loop.addInotify(
        path: folder, mask: [.created, .closedAfterWriting, .movedTo, .deleted]
      ) { events.append($0) }
      try folder.appending("é.toml").write("a")
      try folder.appending("folder").makeFolder()
      folder.appending("é.toml").removeTree()
      try loop.run(until: "the removal") { events.last?.mask == .deleted }
      #expect(events.map(\.name) == ["é.toml", "é.toml", "folder", "é.toml"])
      #expect(
        events.map(\.mask) == [
          .created, .closedAfterWriting, [.created, InotifyMask(rawValue: UInt32(IN_ISDIR))],
          .deleted,
        ])
      withExtendedLifetime(source) {}
    }
  }

  @Test("tells its own removal, and then that the watch is over")
  func removed() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending("file")
      try file.write("a")
      let loop = try EventLoop()
      var events: [InotifyEvent] = []
      let source = try loop.addInotify(path: file, mask: [.selfDeleted]) { events.append($0) }
      file.removeTree()
      try loop.run(until: "the removal") { events.count == 2 }
      #expect(events.map(\.mask) == [.selfDeleted, InotifyMask(rawValue: UInt32(IN_IGNORED))])
      #expect(events.allSatisfy { $0.name == nil })
      withExtendedLifetime(source) {}
    }
  }

  @Test("is quiet once its source is gone")
  func dropped() throws {
    try withTemporaryFolder { folder in
      let loop = try EventLoop()
      var source: InotifySource? = try loop.addInotify(path: folder, mask: [.created]) { _ in
        Issue.record("The source is gone.")
      }
      withExtendedLifetime(source) {}
      source = nil
      try folder.appending("file").write("a")
      try loop.runReady()
    }
  }

  /// libsystemd's own inotify sources never came back from this.
  @Test("tells only what a source asked for that is still there")
  func shared() throws {
    try withTemporaryFolder { folder in
      let loop = try EventLoop()
      var events: [InotifyEvent] = []
      let first = try loop.addInotify(path: folder, mask: [.deleted]) { events.append($0) }
      var second: InotifySource? = try loop.addInotify(path: folder, mask: [.created]) { _ in
        Issue.record("The source is gone.")
      }
      withExtendedLifetime(second) {}
      second = nil
      try folder.appending("file").write("a")
      folder.appending("file").removeTree()
      try loop.run(until: "the removal") { !events.isEmpty }
      #expect(events.map(\.mask) == [.deleted])
      #expect(events.map(\.name) == ["file"])
      withExtendedLifetime(first) {}
    }
  }

  @Test("that does not exist is refused, by its name")
  func missing() throws {
    let loop = try EventLoop()
    let error = #expect(throws: SystemdError.self) {
      try loop.addInotify(path: "/no/such/folder", mask: [.created]) { _ in }
    }
    #expect(error?.errno == .noSuchFileOrDirectory)
    #expect(error?.description == "Could not watch /no/such/folder: No such file or directory.")
  }
}
