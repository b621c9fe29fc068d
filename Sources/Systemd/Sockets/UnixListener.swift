import CSystemd
import Glibc
import Ground
package import SystemPackage

/// A listening Unix stream socket: one of our own at a path, or one that the service manager opened.
package final class UnixListener: DescriptorOwner {
  /// Where a socket of our own lies, and which file it is there.
  private struct Binding {
    let path: FilePath
    let device: dev_t
    let inode: ino_t
  }

  private let owned: OwnedDescriptor
  private let binding: Binding?

  /// The socket's descriptor, readable while a connection waits.
  package var descriptor: FileDescriptor { owned.descriptor }

  /// Listens on a socket that the service manager opened and keeps: its file is never removed.
  ///
  /// Throws `ENOTSOCK` if the descriptor is not a listening Unix stream socket.
  package init(activated socket: ActivatedSocket) throws(SystemdError) {
    let operation = "listen on the socket \(socket.name) that the service manager passed"
    let descriptor = socket.descriptor
    let fits = try check(
      sd_is_socket_unix(descriptor.rawValue, Int32(SOCK_STREAM.rawValue), 1, nil, 0), operation)
    guard fits > 0 else { throw SystemdError(operation: operation, errno: .notSocket) }
    let flags = try checkSystemCall(fcntl(descriptor.rawValue, F_GETFL), operation)
    try checkSystemCall(fcntl(descriptor.rawValue, F_SETFL, flags | O_NONBLOCK), operation)
    owned = OwnedDescriptor(adopting: descriptor)
    binding = nil
  }

  /// Listens at a path, on a socket that only this user can connect to.
  ///
  /// Missing folders are created for this user alone. A socket left by a server that ended without
  /// removing it is replaced; where a server still answers, it throws `EADDRINUSE`, and where the
  /// file is no socket, `EEXIST`. The socket is removed with the listener, if it is still there.
  package init(path: FilePath, backlog: Int32 = 64) throws(SystemdError) {
    let address = try unixAddress(path)
    do { try path.removingLastComponent().makeFolders() } catch {
      throw SystemdError(operation: "create the folder of \(path)", errno: error)
    }
    try Self.removeStaleSocket(at: path)
    owned = try makeUnixSocket(SOCK_STREAM)
    let socket = owned.descriptor.rawValue
    // The file takes its mode from the socket, so there is no moment in which others could connect.
    try checkSystemCall(fchmod(socket, 0o600), "keep others out of \(path)")
    try checkSystemCall(address.withAddress { bind(socket, $0, $1) }, "bind a socket to \(path)")
    let file = try Self.status(of: path)
    binding = Binding(path: path, device: file.st_dev, inode: file.st_ino)
    try checkSystemCall(listen(socket, backlog), "listen at \(path)")
  }

  deinit {
    guard let binding, let file = try? Self.status(of: binding.path),
      file.st_dev == binding.device, file.st_ino == binding.inode
    else { return }
    _ = binding.path.withPlatformString { unlink($0) }
  }

  /// Takes the next connection; nil if none waits any more.
  ///
  /// Throws `EMFILE` if this process has too many files open. The connection then keeps waiting, so
  /// pause the source that waits for it until another is closed.
  package func accept() throws(SystemdError) -> UnixStream? {
    while true {
      let result = csystemd_accept(descriptor.rawValue)
      switch Errno(rawValue: -result) {
      case .interrupted, .connectionAbort: continue
      case .wouldBlock: return nil
      default:
        let connection = try check(result, "accept a connection")
        return UnixStream(adopting: OwnedDescriptor(adopting: FileDescriptor(rawValue: connection)))
      }
    }
  }

  /// Removes the file that a server left behind, which is known by its refusing to connect.
  private static func removeStaleSocket(at path: FilePath) throws(SystemdError) {
    guard let file = try? status(of: path) else { return }
    // Connecting to a file of another kind is refused likewise, and it is not ours to remove.
    guard file.st_mode & S_IFMT == S_IFSOCK else {
      throw SystemdError(
        operation: "listen at \(path), where another file is", errno: .fileExists)
    }
    do throws(SystemdError) {
      _ = try UnixStream(connectingTo: path)
    } catch  where error.errno == .connectionRefused {
      try checkSystemCall(
        path.withPlatformString { unlink($0) }, "remove the socket left at \(path)")
      return
    } catch  where error.errno == .wouldBlock {
      // A server that has too many connections waiting is a server.
    }
    throw SystemdError(
      operation: "listen at \(path), where another server answers", errno: .addressInUse)
  }

  private static func status(of path: FilePath) throws(SystemdError) -> stat {
    var file = stat()
    try checkSystemCall(path.withPlatformString { lstat($0, &file) }, "look at \(path)")
    return file
  }
}
