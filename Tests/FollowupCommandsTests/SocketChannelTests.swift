import ControlInterface
import FollowupCommands
import FollowupCore
import Glibc
import JSON
import SystemPackage
import TestSupport
import Testing
import Varlink

/// The client's end of a real Unix socket; the test is the other end.
struct SocketChannelTests {
  /// A listening socket and, once a client came, the connection to it.
  private final class Peer {
    let path: String
    private let listener: Int32
    private var connection: Int32 = -1

    init(in folder: FilePath) throws {
      path = folder.appending("s").string
      listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
      let size = socklen_t(MemoryLayout<sockaddr_un>.size)
      let bound = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(listener, $0, size) }
      }
      try #require(bound == 0 && listen(listener, 1) == 0)
    }

    deinit {
      close(listener)
      if connection >= 0 { close(connection) }
    }

    func stopListening() { shutdown(listener, Int32(SHUT_RDWR)) }

    /// Takes the client that waits, and writes to it what it will read.
    func accept(andSay text: String) throws {
      connection = Glibc.accept(listener, nil, nil)
      try #require(connection >= 0)
      let bytes = Array(text.utf8)
      try #require(send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count)
    }

    func hangUp() {
      close(connection)
      connection = -1
    }

    func stopSaying() { shutdown(connection, Int32(SHUT_WR)) }

    /// What the client has said so far.
    func heard() -> String {
      var bytes = [UInt8](repeating: 0, count: 65_536)
      let count = recv(connection, &bytes, bytes.count, 0)
      return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }
  }

  @Test func `A call is one frame, and its reply's parameters are returned`() throws {
    try withTemporaryFolder { folder in
      let peer = try Peer(in: folder)
      let channel = try SocketChannel.connect(to: peer.path)
      try peer.accept(andSay: "{\"parameters\":{\"userZone\":\"UTC\",\"applications\":[]}}\0")
      let reply = try channel.call(ListApplicationsMethod.self, .init(all: true))
      #expect(reply.applications.isEmpty)
      #expect(
        peer.heard() == "{\"method\":\"io.followup.Control.ListApplications\","
          + "\"parameters\":{\"all\":true}}\0")
    }
  }

  @Test func `Replies that arrive together are told apart, to the last or to the reader's end`()
    throws
  {
    try withTemporaryFolder { folder in
      let peer = try Peer(in: folder)
      let channel = try SocketChannel.connect(to: peer.path)
      try peer.accept(
        andSay: "{\"parameters\":{\"n\":1},\"continues\":true}\0"
          + "{\"parameters\":{\"n\":2},\"continues\":true}\0{\"parameters\":{\"n\":3}}\0"
          + "{\"parameters\":{\"n\":4},\"continues\":true}\0")
      var numbers: [Int64?] = []
      try channel.monitor("io.followup.Control.Monitor", [:]) { parameters in
        numbers.append(parameters["n"]?.integerValue)
        return true
      }
      #expect(numbers == [1, 2, 3])
      #expect(peer.heard() == "{\"method\":\"io.followup.Control.Monitor\",\"more\":true}\0")
      try channel.monitor("io.followup.Control.Monitor", [:]) { parameters in
        numbers.append(parameters["n"]?.integerValue)
        return false
      }
      #expect(numbers == [1, 2, 3, 4])
    }
  }

  @Test func `An error of the daemon is thrown as what it is`() throws {
    try withTemporaryFolder { folder in
      let peer = try Peer(in: folder)
      let channel = try SocketChannel.connect(to: peer.path)
      try peer.accept(
        andSay: "{\"error\":\"io.followup.Control.UnknownApplication\","
          + "\"parameters\":{\"name\":\"a\",\"nearest\":null}}\0")
      #expect(
        throws: CommandError.refused(
          VarlinkError(RequestError.unknownApplication(name: "a", nearest: nil)))
      ) {
        try channel.call("io.followup.Control.ListApplications", [:])
      }
    }
  }

  @Test(
    "What is no reply of the protocol, or of the method, fails with a sentence",
    arguments: [
      ("x\0", "broke the protocol"), ("{\"parameters\":1}\0", "broke the protocol"),
      ("{\"parameters\":{\"applications\":1}}\0", "of one version"),
    ])
  func noReply(text: String, hint: String) throws {
    try withTemporaryFolder { folder in
      let peer = try Peer(in: folder)
      let channel = try SocketChannel.connect(to: peer.path)
      try peer.accept(andSay: text)
      let error = #expect(throws: CommandError.self) {
        try channel.call(ListApplicationsMethod.self, .init())
      }
      #expect(error?.exitStatus == .failure)
      #expect(error?.description.contains(hint) == true)
    }
  }

  @Test func `A daemon that hangs up, before the call or within its answer, is not reached`() throws
  {
    try withTemporaryFolder { folder in
      let peer = try Peer(in: folder)
      let cut = try SocketChannel.connect(to: peer.path)
      try peer.accept(andSay: "{\"parameters\"")
      peer.stopSaying()
      let within = #expect(throws: CommandError.self) { try cut.call("a.b.C", [:]) }
      #expect(within?.exitStatus == .unavailable)
      peer.hangUp()
      // Without MSG_NOSIGNAL the whole of the tests would end here.
      let before = #expect(throws: CommandError.self) { try cut.call("a.b.C", [:]) }
      #expect(before?.exitStatus == .unavailable)
    }
  }

  @Test func `Where nobody listens the reason is said`() throws {
    try withTemporaryFolder { folder in
      func refusal(_ path: String) -> String? {
        let error = #expect(throws: CommandError.self) { try SocketChannel.connect(to: path) }
        #expect(error?.exitStatus == .unavailable)
        return error?.description
      }
      let missing = folder.appending("none").string
      #expect(refusal(missing)?.hasPrefix("There is no daemon at \(missing).") == true)
      let peer = try Peer(in: folder)
      peer.stopListening()
      #expect(refusal(peer.path)?.hasPrefix("No daemon listens at \(peer.path).") == true)
      let long = "/" + String(repeating: "x", count: 200)
      #expect(refusal(long)?.contains("File name too long") == true)
    }
  }
}
