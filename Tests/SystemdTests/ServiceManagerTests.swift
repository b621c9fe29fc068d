import Glibc
import SystemPackage
import Systemd
import TestSupport
import Testing

@Suite("The service manager")
struct ServiceManagerTests {
  @Test("is told the state, a line each, and no text can forge another line")
  func notify() async {
    await #expect(processExitsWith: .success) {
      try withTemporaryFolder { folder in
        let path = folder.appending("notify")
        let receiver = try DatagramReceiver(path: path)
        setenv("NOTIFY_SOCKET", path.string, 1)
        #expect(try ServiceManager.notify(.ready, .status("Two\nREADY=0\r\nlines")))
        #expect(receiver.receive() == "READY=1\nSTATUS=Two READY=0 lines")
        #expect(try ServiceManager.notify(.stopping))
        #expect(receiver.receive() == "STOPPING=1")
        #expect(try ServiceManager.notify(.reloading))
        #expect(receiver.receive()?.hasPrefix("RELOADING=1\nMONOTONIC_USEC=") == true)
      }
    }
  }

  @Test("need not be there")
  func absent() async {
    await #expect(processExitsWith: .success) {
      unsetenv("NOTIFY_SOCKET")
      unsetenv("LISTEN_PID")
      unsetenv("WATCHDOG_USEC")
      let isTold = try ServiceManager.notify(.ready)
      #expect(!isTold)
      #expect(try ServiceManager.takeListeningSockets().isEmpty)
      #expect(try ServiceManager.watchdogMicroseconds() == nil)
    }
  }

  @Test("passes sockets with their names, once, and their files stay when they are closed")
  func sockets() async {
    await #expect(processExitsWith: .success) {
      try withTemporaryFolder { folder in
        let path = folder.appending("socket")
        let opened = try UnixListener(path: path)
        let first: Int32 = 3
        try #require(dup2(opened.descriptor.rawValue, first) == first)
        // The service manager's sockets block, and are not closed on exec.
        _ = fcntl(first, F_SETFL, fcntl(first, F_GETFL) & ~O_NONBLOCK)
        setenv("LISTEN_PID", "\(getpid())", 1)
        setenv("LISTEN_FDS", "1", 1)
        setenv("LISTEN_FDNAMES", "varlink", 1)

        let sockets = try ServiceManager.takeListeningSockets()
        #expect(sockets.map(\.name) == ["varlink"])
        #expect(sockets.map(\.descriptor.rawValue) == [first])
        #expect(try ServiceManager.takeListeningSockets().isEmpty)
        #expect(getenv("LISTEN_FDS") == nil)

        var listener: UnixListener? = try UnixListener(activated: try #require(sockets.first))
        #expect(fcntl(first, F_GETFD) & FD_CLOEXEC != 0)
        #expect(try listener?.accept() == nil, "It must not block")
        let client = try UnixStream(connectingTo: path)
        #expect(try listener?.accept() != nil)
        listener = nil
        #expect(path.exists)
        #expect(fcntl(first, F_GETFD) == -1)
        withExtendedLifetime(client) {}
      }
    }
  }

  @Test("that passes something else is refused")
  func otherDescriptor() throws {
    let stream = try UnixStream.pair().0
    let socket = ActivatedSocket(descriptor: stream.descriptor, name: "varlink")
    let error = #expect(throws: SystemdError.self) { try UnixListener(activated: socket) }
    #expect(error?.errno == .notSocket)
    #expect(
      error?.description.hasPrefix("Could not listen on the socket varlink that the service")
        == true)
  }

  @Test("says how often it wants to hear of the process")
  func watchdog() async {
    await #expect(processExitsWith: .success) {
      setenv("WATCHDOG_USEC", "3000000", 1)
      setenv("WATCHDOG_PID", "\(getpid())", 1)
      #expect(try ServiceManager.watchdogMicroseconds() == 3_000_000)
      let isAnswered = try EventLoop().answerWatchdog()
      #expect(isAnswered)
    }
  }
}
