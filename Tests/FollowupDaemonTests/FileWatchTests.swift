import CSystemd
import Glibc
import SystemPackage
import TestSupport
import Testing

@testable import FollowupDaemon
@testable import Systemd

/// What a watch notices: each test changes something, lets the loop run until it is still, and changes
/// the file once more.
@Suite struct FileWatchTests {
  /// A watch on a file in a folder of its own, and how often it told of a change.
  private final class Watcher {
    let loop: EventLoop
    var count = 0
    private var watch: FileWatch?

    init(_ path: FilePath) throws {
      loop = try EventLoop()
      watch = try FileWatch(path, on: loop)
      watch?.onChange = { [unowned self] in count += 1 }
    }

    /// Whether changes were told since the last call.
    func hasNoticed() -> Bool {
      while sd_event_run(loop.handle, 0) > 0 {}
      defer { count = 0 }
      return count > 0
    }
  }

  private func write(_ path: FilePath) throws {
    let file = try FileDescriptor.open(
      path, .writeOnly, options: [.create, .append], permissions: .ownerReadWrite)
    try file.closeAfter { _ = try file.writeAll("x\n".utf8) }
  }

  private func make(_ path: FilePath) { _ = path.withPlatformString { mkdir($0, 0o700) } }

  private func move(_ from: FilePath, to path: FilePath) {
    _ = from.withPlatformString { from in path.withPlatformString { rename(from, $0) } }
  }

  private func link(_ path: FilePath, to target: String) {
    _ = path.withPlatformString { symlink(target, $0) }
  }

  @Test func `a file is noticed when it appears, is written, is replaced, and goes`() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending("a").appending("c.toml")
      let watcher = try Watcher(path)
      make(folder.appending("a"))
      #expect(watcher.hasNoticed())
      try write(path)
      #expect(watcher.hasNoticed())
      try write(path)
      #expect(watcher.hasNoticed())
      try write(folder.appending("a").appending("other"))
      #expect(!watcher.hasNoticed())
      move(folder.appending("a").appending("other"), to: path)
      #expect(watcher.hasNoticed())
      _ = path.withPlatformString { unlink($0) }
      #expect(watcher.hasNoticed())
    }
  }

  @Test func `what is made beside a folder that has appeared is no change, and the loop goes on`()
    throws
  {
    try withTemporaryFolder { folder in
      let path = folder.appending("events")
      let (watcher, _) = (try Watcher(path), try Watcher(folder.appending("other").appending("a")))
      make(path)
      #expect(watcher.hasNoticed())
      make(folder.appending("beside"))
      #expect(!watcher.hasNoticed())
      try write(path.appending("desk.jsonl"))
      #expect(watcher.hasNoticed())
    }
  }

  @Test func `a folder that is swapped within one turn is noticed, and watched from then on`()
    throws
  {
    try withTemporaryFolder { folder in
      let (old, new) = (folder.appending("conf"), folder.appending("conf.new"))
      make(old)
      make(new)
      let path = old.appending("c.toml")
      let watcher = try Watcher(path)
      move(old, to: folder.appending("conf.old"))
      move(new, to: old)
      #expect(watcher.hasNoticed())
      try write(path)
      #expect(watcher.hasNoticed())
    }
  }

  @Test func `a folder further up that is swapped is noticed, too`() throws {
    try withTemporaryFolder { folder in
      for name in ["home", "home.new"] {
        make(folder.appending(name))
        make(folder.appending(name).appending("log"))
      }
      let path = folder.appending("home").appending("log")
      let watcher = try Watcher(path)
      move(folder.appending("home"), to: folder.appending("home.old"))
      move(folder.appending("home.new"), to: folder.appending("home"))
      #expect(watcher.hasNoticed())
      try write(path.appending("desk.jsonl"))
      #expect(watcher.hasNoticed())
    }
  }

  @Test(arguments: [false, true])
  func `a link on the way that is pointed elsewhere is noticed`(isLast: Bool) throws {
    try withTemporaryFolder { folder in
      for name in ["a", "b"] {
        make(folder.appending(name))
        try write(folder.appending(name).appending("c.toml"))
      }
      let way = folder.appending("way")
      let path = isLast ? way : way.appending("c.toml")
      link(way, to: isLast ? "a/c.toml" : "a")
      let watcher = try Watcher(path)
      link(folder.appending("new"), to: isLast ? "b/c.toml" : "b")
      move(folder.appending("new"), to: way)
      #expect(watcher.hasNoticed())
      try write(folder.appending("b").appending("c.toml"))
      #expect(watcher.hasNoticed())
    }
  }
}
