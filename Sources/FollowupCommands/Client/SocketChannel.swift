import ControlInterface
import Glibc
import Ground
package import JSON
import SystemPackage
import Varlink

/// A connection over the daemon's Unix socket. A call without an answer in time fails.
package final class SocketChannel: ControlChannel {
  private let descriptor: Int32
  private let path: String
  private var framer = VarlinkFramer(limitBytes: replyLimits.bytes)

  /// How long the daemon may take for an answer.
  private static let limitSeconds = 10
  /// The longest answer that is read.
  private static let replyLimits = JSONLimits(depth: 32, bytes: 64 << 20)

  private init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit { close(descriptor) }

  /// Connects to the socket at a path.
  ///
  /// - Throws: `CommandError.unreachable`.
  package static func connect(to path: String) throws(CommandError) -> any ControlChannel {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw unreachable(path, errno) }
    let channel = SocketChannel(descriptor: descriptor, path: path)
    try channel.limitWait(seconds: limitSeconds)
    guard let address = try? UnixAddress(path: FilePath(path)) else {
      throw unreachable(path, ENAMETOOLONG)
    }
    let result = address.withAddress { Glibc.connect(descriptor, $0, $1) }
    guard result == 0 else { throw unreachable(path, errno) }
    return channel
  }

  package func call(_ method: String, _ parameters: JSONObject) throws(CommandError) -> JSONObject {
    try send(VarlinkCall(method: method, parameters: parameters))
    return try reply().parameters
  }

  package func monitor(
    _ method: String, _ parameters: JSONObject,
    handle: (JSONObject) throws(CommandError) -> Bool
  ) throws(CommandError) {
    try send(VarlinkCall(method: method, parameters: parameters, mode: .more))
    var continues = true
    while continues {
      let reply = try reply()
      guard try handle(reply.parameters), reply.continues else { return }
      // The next change may be days away.
      continues = try waitForReply()
    }
  }

  /// Waits for more from the daemon.
  ///
  /// - Returns: false if the reader of standard output is gone.
  private func waitForReply() throws(CommandError) -> Bool {
    guard !framer.hasFrame else { return true }
    var polled = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: STDOUT_FILENO, events: 0, revents: 0),
    ]
    while poll(&polled, nfds_t(polled.count), -1) < 0 {
      guard errno == EINTR else { throw Self.unreachable(path, errno) }
    }
    return polled[1].revents & Int16(POLLERR | POLLHUP) == 0
  }

  private func send(_ call: VarlinkCall) throws(CommandError) {
    var rest = call.frame[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if sent < 0, errno == EINTR { continue }
      guard sent > 0 else { throw Self.unreachable(path, errno) }
      rest = rest.dropFirst(sent)
    }
  }

  private func reply() throws(CommandError) -> (parameters: JSONObject, continues: Bool) {
    do {
      while true {
        if let frame = try framer.next() {
          let reply = try VarlinkReply(frame: frame, limits: Self.replyLimits)
          switch reply {
          case .success(let parameters, let continues): return (parameters, continues)
          case .failure(let error):
            throw CommandError.refused(error)
          }
        }
        try receive()
      }
    } catch let error as VarlinkViolation {
      throw .failed("The daemon at \(path) broke the protocol: \(error)")
    } catch let error as CommandError {
      throw error
    } catch {
      fatalError("no other error is thrown")
    }
  }

  private func receive() throws(CommandError) {
    while true {
      var count = 0
      // Only what is received is written to, so that a short answer takes no more memory than it has.
      let chunk = [UInt8](unsafeUninitializedCapacity: 65_536) { room, used in
        count = recv(descriptor, room.baseAddress, room.count, 0)
        used = max(count, 0)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Self.unreachable(path, errno) }
      guard count > 0 else {
        throw .unreachable("The daemon closed the connection: it may have ended.")
      }
      return framer.receive(chunk[...])
    }
  }

  /// Limits how long a system call waits; 0 is no limit.
  package func limitWait(seconds: Int) throws(CommandError) {
    var limit = timeval(tv_sec: seconds, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      let size = socklen_t(MemoryLayout<timeval>.size)
      guard setsockopt(descriptor, SOL_SOCKET, option, &limit, size) == 0 else {
        throw Self.unreachable(path, errno)
      }
    }
  }

  private static func unreachable(_ path: String, _ code: Int32) -> CommandError {
    switch code {
    case ENOENT: .unreachable("There is no daemon at \(path).")
    case ECONNREFUSED: .unreachable("No daemon listens at \(path).")
    case EAGAIN, EINPROGRESS:
      .unreachable("The daemon at \(path) did not answer within \(limitSeconds) seconds.", .restart)
    default:
      .unreachable(
        "The daemon at \(path) cannot be reached: \(String(cString: strerror(code))).", .seePath)
    }
  }
}
