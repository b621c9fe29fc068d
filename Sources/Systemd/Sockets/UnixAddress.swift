import CSystemd
import Glibc
import SystemPackage

/// The address of a Unix socket in the file system.
struct UnixAddress {
  /// How many bytes a path may have: the kernel's field of 108 less the NUL that ends it.
  static let maximumPathBytes = 107

  private var address = sockaddr_un()

  /// Throws `ENAMETOOLONG` for a path that the kernel has no room for.
  init(path: FilePath) throws(SystemdError) {
    let bytes = path.withPlatformString {
      Array(UnsafeRawBufferPointer(start: $0, count: strlen($0)))
    }
    guard bytes.count <= Self.maximumPathBytes else {
      throw SystemdError(
        operation:
          "use \(path) for a socket, since it is longer than \(Self.maximumPathBytes) bytes",
        errno: .fileNameTooLong)
    }
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
  }

  /// Lends the address in the form of `bind` and `connect`.
  func withAddress(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
    withUnsafeBytes(of: address) { raw in
      raw.withMemoryRebound(to: sockaddr.self) { address in
        body(address.baseAddress!, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }
}

/// Creates an unconnected Unix socket, non-blocking and closed on exec.
func makeUnixSocket(_ type: __socket_type) throws(SystemdError) -> OwnedDescriptor {
  let flags = type.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue
  let descriptor = try checkSystemCall(
    socket(AF_UNIX, Int32(bitPattern: flags), 0), "create a Unix socket")
  return OwnedDescriptor(adopting: FileDescriptor(rawValue: descriptor))
}
