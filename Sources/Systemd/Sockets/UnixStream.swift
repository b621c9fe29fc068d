import CSystemd
import Glibc
import Ground
package import SystemPackage

/// A connected Unix stream socket that never blocks, closed when its owner goes.
///
/// Descriptors that the other end sends along are not taken: the kernel closes them.
package final class UnixStream: DescriptorOwner {
  /// What became of an attempt to read.
  package enum ReadOutcome: Hashable, Sendable {
    /// That many bytes came, at least one.
    case received(byteCount: Int)

    /// Nothing has come yet: wait for ``DescriptorEvents/readable``.
    case wouldBlock

    /// The other end has sent its last byte.
    case endOfStream
  }

  private let owned: OwnedDescriptor

  /// The socket's descriptor.
  package var descriptor: FileDescriptor { owned.descriptor }

  /// Takes over a connected socket, which must not block.
  init(adopting owned: OwnedDescriptor) {
    self.owned = owned
  }

  /// Connects to the socket at a path; `EAGAIN` means that its server has too many to accept.
  package convenience init(connectingTo path: FilePath) throws(SystemdError) {
    let address = try unixAddress(path)
    let socket = try makeUnixSocket(SOCK_STREAM)
    try checkSystemCall(
      address.withAddress { connect(socket.descriptor.rawValue, $0, $1) }, "connect to \(path)")
    self.init(adopting: socket)
  }

  /// Creates two sockets that are connected to each other.
  package static func pair() throws(SystemdError) -> (UnixStream, UnixStream) {
    var ends: [Int32] = [-1, -1]
    let flags = SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue
    try checkSystemCall(
      socketpair(AF_UNIX, Int32(bitPattern: flags), 0, &ends), "create a pair of sockets")
    let sockets = ends.map { OwnedDescriptor(adopting: FileDescriptor(rawValue: $0)) }
    return (UnixStream(adopting: sockets[0]), UnixStream(adopting: sockets[1]))
  }

  /// Who is at the other end.
  package func peer() throws(SystemdError) -> PeerCredentials {
    try PeerCredentials.of(descriptor)
  }

  /// Reads what has come, and appends it to `bytes`; a reset connection throws `ECONNRESET`.
  package func read(
    into bytes: inout [UInt8], maximumByteCount: Int = 16_384
  ) throws(SystemdError) -> ReadOutcome {
    precondition(maximumByteCount > 0, "Reading no bytes looks like the end of the stream")
    let (count, errno) = withUnsafeTemporaryAllocation(
      byteCount: maximumByteCount, alignment: 1
    ) { buffer in
      let (count, errno) = retryingWhenInterrupted {
        recv(descriptor.rawValue, buffer.baseAddress!, maximumByteCount, 0)
      }
      // Most calls are short, and the room for the longest is neither cleared nor kept.
      if count > 0 { bytes.append(contentsOf: buffer[..<count]) }
      return (count, errno)
    }
    if count > 0 { return .received(byteCount: count) }
    if count == 0 { return .endOfStream }
    if errno == .wouldBlock { return .wouldBlock }
    throw SystemdError(operation: "read from a socket", errno: errno)
  }

  /// Writes as much as there is room for, and returns how many bytes that was.
  ///
  /// Fewer than given, or none, means: wait for ``DescriptorEvents/writable``. Throws `EPIPE` if the
  /// other end is gone, without a signal.
  package func write(_ bytes: ArraySlice<UInt8>) throws(SystemdError) -> Int {
    guard !bytes.isEmpty else { return 0 }
    let (count, errno) = bytes.withUnsafeBytes { buffer in
      retryingWhenInterrupted {
        send(descriptor.rawValue, buffer.baseAddress!, buffer.count, Int32(MSG_NOSIGNAL))
      }
    }
    if count >= 0 { return count }
    if errno == .wouldBlock { return 0 }
    throw SystemdError(operation: "write to a socket", errno: errno)
  }
}

/// Calls a system call again for as long as a signal interrupts it; returns its result, and its errno.
private func retryingWhenInterrupted(_ call: () -> Int) -> (result: Int, errno: Errno) {
  while true {
    let result = call()
    let errno = Errno.latest
    if result >= 0 || errno != .interrupted { return (result, errno) }
  }
}
