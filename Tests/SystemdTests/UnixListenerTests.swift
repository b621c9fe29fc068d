import Glibc
import SystemPackage
import Systemd
import TestSupport
import Testing

@Suite("A listening socket")
struct UnixListenerTests {
  @Test("takes connections as they come, and says who made them")
  func accepts() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending("socket")
      let listener = try UnixListener(path: path)
      #expect(try listener.accept() == nil)
      let loop = try EventLoop()
      var accepted: [UnixStream] = []
      let source = try loop.addDescriptor(of: listener, events: .readable) { _ in
        while let stream = try? listener.accept() { accepted.append(stream) }
      }
      let clients = try (0..<3).map { _ in try UnixStream(connectingTo: path) }
      try loop.run(until: "three connections") { accepted.count == 3 }
      #expect(try accepted[0].peer().userID == geteuid())
      #expect(try accepted[0].peer().processID == getpid())
      #expect(try clients[1].write([5]) == 1)
      var bytes: [UInt8] = []
      #expect(try accepted[1].read(into: &bytes) == .received(byteCount: 1))
      for stream in accepted {
        #expect(fcntl(stream.descriptor.rawValue, F_GETFD) & FD_CLOEXEC != 0)
        #expect(fcntl(stream.descriptor.rawValue, F_GETFL) & O_NONBLOCK != 0)
      }
      withExtendedLifetime(source) {}
    }
  }

  @Test("and the folders made for it are this user's alone, whatever the umask")
  func modes() async throws {
    await #expect(processExitsWith: .success) {
      umask(0)
      try withTemporaryFolder { folder in
        let path = folder.appending("a").appending("b").appending("socket")
        let listener = try UnixListener(path: path)
        #expect(try path.stat().permissions == [.ownerReadWrite])
        let parent = path.removingLastComponent()
        #expect(try parent.stat().permissions == [.ownerReadWriteExecute])
        let above = parent.removingLastComponent()
        #expect(try above.stat().permissions == [.ownerReadWriteExecute])
        withExtendedLifetime(listener) {}
      }
    }
  }

  @Test("replaces one that a killed server left behind")
  func stale() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending("socket")
      try leaveSocket(at: path)
      let listener = try UnixListener(path: path)
      _ = try UnixStream(connectingTo: path)
      #expect(try listener.accept() != nil)
    }
  }

  @Test("leaves one alone that another server answers at, even one too busy to accept")
  func live() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending("socket")
      let other = try UnixListener(path: path, backlog: 0)
      var waiting: [UnixStream] = []
      while let client = try? UnixStream(connectingTo: path) { waiting.append(client) }
      let busy = #expect(throws: SystemdError.self) { try UnixListener(path: path) }
      #expect(busy?.errno == .addressInUse)
      while try other.accept() != nil {}
      let idle = #expect(throws: SystemdError.self) { try UnixListener(path: path) }
      #expect(idle?.errno == .addressInUse)
      #expect(
        idle?.description
          == "Could not listen at \(path), where another server answers: Address already in use.")
      #expect(path.exists)
    }
  }

  @Test("never replaces a file that is no socket")
  func otherFile() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending("socket")
      try path.write("precious")
      let error = #expect(throws: SystemdError.self) { try UnixListener(path: path) }
      #expect(error?.errno == .fileExists)
      #expect(try path.text() == "precious")
    }
  }

  @Test("never follows a link to replace what it leads to")
  func link() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending("socket")
      let elsewhere = folder.appending("elsewhere")
      try leaveSocket(at: elsewhere)
      try #require(symlink(elsewhere.string, path.string) == 0)
      #expect(throws: SystemdError.self) { try UnixListener(path: path) }
      #expect(elsewhere.exists)
    }
  }

  @Test("is removed with its owner")
  func removed() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending("socket")
      _ = try UnixListener(path: path)
      #expect(!path.exists)
    }
  }

  @Test("is not removed where another has taken its place")
  func replaced() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending("socket")
      var listener: UnixListener? = try UnixListener(path: path)
      withExtendedLifetime(listener) {}
      path.removeTree()
      let other = try UnixListener(path: path)
      listener = nil
      #expect(path.exists)
      withExtendedLifetime(other) {}
    }
  }

  @Test("fits into 107 bytes of path, and says so of more", arguments: [107, 108, 4000])
  func pathLength(byteCount: Int) throws {
    try withTemporaryFolder { folder in
      let rest = byteCount - folder.string.utf8.count - 1
      // Two components, since one has 255 bytes at most.
      let path = folder.appending(String(repeating: "s", count: rest))
      if byteCount <= 107 {
        let listener = try UnixListener(path: path)
        _ = try UnixStream(connectingTo: path)
        withExtendedLifetime(listener) {}
      } else {
        for attempt in [
          { _ = try UnixListener(path: path) }, { _ = try UnixStream(connectingTo: path) },
        ] {
          let error = #expect(throws: SystemdError.self) { try attempt() }
          #expect(error?.errno == .fileNameTooLong)
          #expect(error?.description.contains("longer than 107 bytes") == true)
        }
      }
    }
  }

  @Test("says where a connection cannot be accepted, and takes it later")
  func tooManyFiles() async {
    await #expect(processExitsWith: .success) {
      try withTemporaryFolder { folder in
        let path = folder.appending("socket")
        let listener = try UnixListener(path: path)
        let client = try UnixStream(connectingTo: path)
        var limit = rlimit(rlim_cur: 0, rlim_max: 0)
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        let before = limit.rlim_cur
        limit.rlim_cur = 0
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        let error = #expect(throws: SystemdError.self) { try listener.accept() }
        #expect(error?.errno == .tooManyOpenFiles)
        limit.rlim_cur = before
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        #expect(try listener.accept() != nil)
        withExtendedLifetime(client) {}
      }
    }
  }

  /// What a server leaves that was killed: a socket file, and nobody behind it.
  private func leaveSocket(at path: FilePath) throws {
    try withTemporaryFolder { folder in
      let listener = try UnixListener(path: folder.appending("socket"))
      try #require(rename(folder.appending("socket").string, path.string) == 0)
      withExtendedLifetime(listener) {}
    }
    #expect(path.exists)
  }
}
