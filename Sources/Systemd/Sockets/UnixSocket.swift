import CSystemd
import Glibc
import Ground
import SystemPackage

/// The address of a socket at a path. Throws `ENAMETOOLONG` if the kernel has no room for it.
func unixAddress(_ path: FilePath) throws(SystemdError) -> UnixAddress {
  do { return try UnixAddress(path: path) } catch {
    throw SystemdError(
      operation: "use \(path) for a socket, since it is longer than "
        + "\(UnixAddress.maximumPathBytes) bytes",
      errno: error)
  }
}

/// Creates an unconnected Unix socket, non-blocking and closed on exec.
func makeUnixSocket(_ type: __socket_type) throws(SystemdError) -> OwnedDescriptor {
  let flags = type.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue
  let descriptor = try checkSystemCall(
    socket(AF_UNIX, Int32(bitPattern: flags), 0), "create a Unix socket")
  return OwnedDescriptor(adopting: FileDescriptor(rawValue: descriptor))
}
