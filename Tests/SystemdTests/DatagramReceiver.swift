import Glibc
import SystemPackage
import Systemd

/// A datagram socket at a path, as the service manager and journald have.
final class DatagramReceiver {
  private let socket: Int32

  init(path: FilePath) throws(Errno) {
    socket = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.string.utf8) }
    let result = withUnsafeBytes(of: address) { bytes in
      bytes.withMemoryRebound(to: sockaddr.self) { address in
        bind(socket, address.baseAddress!, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    if result < 0 { throw Errno(rawValue: errno) }
  }

  deinit {
    close(socket)
  }

  /// The text of the next datagram; nil if none has come.
  func receive() -> String? {
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = recv(socket, &bytes, bytes.count, Int32(MSG_DONTWAIT))
    return count < 0 ? nil : String(decoding: bytes[..<count], as: UTF8.self)
  }
}
