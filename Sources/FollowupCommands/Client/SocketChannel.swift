import Glibc
package import JSON

/// A connection over the daemon's Unix socket. A call that gets no answer in time fails.
package final class SocketChannel: ControlChannel {
  private let descriptor: Int32
  private let path: String
  private var received: [UInt8] = []

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
    try channel.setLimit(seconds: limitSeconds)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let fits = withUnsafeMutableBytes(of: &address.sun_path) { place in
      let bytes = Array(path.utf8)
      guard bytes.count < place.count else { return false }
      place.copyBytes(from: bytes)
      return true
    }
    guard fits else {
      throw .unreachable("The path of the daemon's socket is too long for a socket: \(path).")
    }
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard result == 0 else { throw unreachable(path, errno) }
    return channel
  }

  package func call(_ method: String, _ parameters: JSONObject) throws(CommandError) -> JSONObject {
    try send(method, parameters, more: false)
    return try reply().parameters
  }

  package func monitor(
    _ method: String, _ parameters: JSONObject,
    handle: (JSONObject) throws(CommandError) -> Bool
  ) throws(CommandError) {
    try send(method, parameters, more: true)
    var continues = true
    while continues {
      let reply = try reply()
      // The next change may be a long time coming.
      try setLimit(seconds: 0)
      continues = try handle(reply.parameters) && reply.continues
    }
  }

  private func send(
    _ method: String, _ parameters: JSONObject, more: Bool
  ) throws(CommandError) {
    var call: JSONObject = ["method": .string(method), "parameters": .object(parameters)]
    if more { call["more"] = true }
    var frame: [UInt8] = []
    call.serialize(into: &frame)
    frame.append(0)
    var rest = frame[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL.rawValue))
      }
      if sent < 0, errno == EINTR { continue }
      guard sent > 0 else { throw Self.unreachable(path, errno) }
      rest = rest.dropFirst(sent)
    }
  }

  private func reply() throws(CommandError) -> (parameters: JSONObject, continues: Bool) {
    let frame = try frame()
    guard let reply = (try? JSONReader.parse(frame, limits: Self.replyLimits))?.objectValue else {
      throw .failed("The daemon at \(path) did not answer in Varlink's form.")
    }
    let parameters = reply["parameters"]?.objectValue ?? [:]
    if let error = reply["error"]?.stringValue {
      throw .refused(ControlError(name: error, parameters: parameters))
    }
    return (parameters, reply["continues"]?.boolValue ?? false)
  }

  /// The bytes up to the next NUL.
  private func frame() throws(CommandError) -> [UInt8] {
    var searched = 0
    while true {
      if let end = received[searched...].firstIndex(of: 0) {
        let frame = Array(received[..<end])
        received.removeFirst(end + 1)
        return frame
      }
      searched = received.count
      guard searched <= Self.replyLimits.bytes else {
        throw .failed("The daemon's answer is longer than \(Self.replyLimits.bytes) bytes.")
      }
      try receive()
    }
  }

  private func receive() throws(CommandError) {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = chunk.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Self.unreachable(path, errno) }
      guard count > 0 else {
        throw .unreachable("The daemon closed the connection without an answer.")
      }
      received += chunk.prefix(count)
      return
    }
  }

  /// Lets a call of the system wait so long; 0 is for ever.
  private func setLimit(seconds: Int) throws(CommandError) {
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
      .unreachable("The daemon at \(path) did not answer within \(limitSeconds) seconds.")
    default:
      .unreachable("The daemon at \(path) can't be reached: \(String(cString: strerror(code))).")
    }
  }
}
