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
      let isTold = try ServiceManager.notify(.ready)
      #expect(!isTold)
      #expect(try ServiceManager.takeListeningSockets().isEmpty)
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
}
