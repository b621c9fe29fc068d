import CSystemd
import Glibc
import SystemPackage
import Systemd
import Testing

@Suite("A connected socket")
struct UnixStreamTests {
  @Test("reads what was written, appending it, and then would block")
  func readsAndWrites() throws {
    let (near, far) = try UnixStream.pair()
    var bytes: [UInt8] = [0]
    #expect(try near.read(into: &bytes) == .wouldBlock)
    #expect(try far.write([1, 2, 3]) == 3)
    #expect(try near.read(into: &bytes, maximumByteCount: 2) == .received(byteCount: 2))
    #expect(try near.read(into: &bytes) == .received(byteCount: 1))
    #expect(try near.read(into: &bytes) == .wouldBlock)
    #expect(bytes == [0, 1, 2, 3])
    #expect(try far.write([]) == 0)
  }

  @Test("tells the end apart from silence, after the last byte")
  func endOfStream() throws {
    let (near, far) = try UnixStream.pair()
    _ = try far.write([7])
    shutdown(far.descriptor.rawValue, Int32(SHUT_WR))
    var bytes: [UInt8] = []
    #expect(try near.read(into: &bytes) == .received(byteCount: 1))
    #expect(try near.read(into: &bytes) == .endOfStream)
    #expect(bytes == [7])
    #expect(try near.write([8]) == 1, "The other direction is still open")
  }

  @Test("takes no more than there is room for, and goes on when there is some")
  func fills() throws {
    let loop = try EventLoop()
    let (near, far) = try UnixStream.pair()
    let block = [UInt8](repeating: 42, count: 1 << 20)
    var written = 0
    while true {
      let count = try near.write(block[...])
      if count == 0 { break }
      written += count
    }
    var isWritable = false
    let source = try loop.addDescriptor(of: near, events: .writable) { events in
      isWritable = events.contains(.writable)
    }
    #expect(try loop.runOnce(timeoutMicroseconds: 0) == false)
    var bytes: [UInt8] = []
    while case .received = try far.read(into: &bytes, maximumByteCount: 1 << 20) {}
    #expect(bytes.count == written)
    try loop.run(until: "room to write") { isWritable }
    withExtendedLifetime(source) {}
  }

  @Test("throws where the other end is gone, and no signal ends the process")
  func brokenPipe() throws {
    let near = try UnixStream.pair().0
    let error = #expect(throws: SystemdError.self) { try near.write([1]) }
    #expect(error?.errno == .brokenPipe)
    var bytes: [UInt8] = []
    #expect(try near.read(into: &bytes) == .endOfStream)
  }

  @Test("knows who is at the other end")
  func peer() throws {
    let (near, far) = try UnixStream.pair()
    let peer = try near.peer()
    #expect(peer.processID == getpid())
    #expect(peer.userID == geteuid())
    #expect(peer.groupID == getegid())
    withExtendedLifetime(far) {}
  }

  @Test("is told to the loop when it becomes readable, and when the other end goes")
  func events() throws {
    let loop = try EventLoop()
    let (near, far) = try UnixStream.pair()
    var seen: DescriptorEvents = []
    let farEnds = DescriptorEvents(rawValue: EPOLLRDHUP.rawValue)
    let source = try loop.addDescriptor(of: near, events: farEnds.union(.readable)) { events in
      seen = events
    }
    _ = try far.write([1])
    try loop.runOnce()
    #expect(seen == .readable)
    try source.setEvents([])
    #expect(try loop.runOnce(timeoutMicroseconds: 0) == false)
    try source.setEvents(farEnds)
    shutdown(far.descriptor.rawValue, Int32(SHUT_WR))
    try loop.runOnce()
    #expect(seen == farEnds)
    try source.setPaused(true)
    #expect(try loop.runOnce(timeoutMicroseconds: 0) == false)
    try source.setPaused(false)
    #expect(try loop.runOnce(timeoutMicroseconds: 0))
  }

  @Test("stays open while the loop watches it, and is closed after")
  func ownership() throws {
    let loop = try EventLoop()
    var (near, far): (UnixStream?, UnixStream) = try UnixStream.pair()
    var source: DescriptorSource? = try loop.addDescriptor(of: near!, events: .readable) { _ in }
    withExtendedLifetime(source) {}
    near = nil
    #expect(try far.write([1]) == 1)
    source = nil
    #expect(throws: SystemdError.self) { try far.write([1]) }
  }

  @Test("leaves no descriptor open that the other end sent along")
  func receivedDescriptors() throws {
    let (near, far) = try UnixStream.pair()
    let (sent, witness) = try UnixStream.pair()
    try send(sent.descriptor, over: far)
    try close(sent)
    var bytes: [UInt8] = []
    #expect(try near.read(into: &bytes) == .received(byteCount: 1))
    #expect(bytes == [9])
    #expect(try witness.read(into: &bytes) == .endOfStream, "A copy of the sent end is open")
  }

  /// The receiver's copy is then the only one.
  private func close(_ stream: consuming UnixStream) throws {
    // Shutting down would end the witness's stream whatever copies there are, so the descriptor is
    // replaced by another's instead, which closes it.
    let other = try UnixStream.pair().0
    #expect(dup2(other.descriptor.rawValue, stream.descriptor.rawValue) >= 0)
  }

  /// Sends a byte, and a descriptor with it. C's macros for that are not for Swift.
  private func send(_ descriptor: FileDescriptor, over stream: UnixStream) throws {
    var header = cmsghdr()
    let headerSize = MemoryLayout<cmsghdr>.size
    header.cmsg_len = headerSize + MemoryLayout<Int32>.size
    header.cmsg_level = SOL_SOCKET
    header.cmsg_type = Int32(SCM_RIGHTS)
    var control = withUnsafeBytes(of: header) { Array($0) }
    control += withUnsafeBytes(of: descriptor.rawValue) { Array($0) } + [0, 0, 0, 0]
    var byte: UInt8 = 9
    let sent = control.withUnsafeMutableBytes { control in
      withUnsafeMutableBytes(of: &byte) { byte in
        var vector = iovec(iov_base: byte.baseAddress, iov_len: 1)
        return withUnsafeMutablePointer(to: &vector) { vector in
          var message = msghdr()
          message.msg_iov = vector
          message.msg_iovlen = 1
          message.msg_control = control.baseAddress
          message.msg_controllen = control.count
          return sendmsg(stream.descriptor.rawValue, &message, 0)
        }
      }
    }
    try #require(sent == 1)
  }
}
