import CSystemd
package import SystemPackage

/// Who is at the other end of a connected Unix socket, as the kernel recorded it at the connection.
package struct PeerCredentials: Hashable, Sendable {
  /// The process that connected. It may be gone by now, and its number another's.
  package let processID: Int32

  /// The effective user that connected; inside a user namespace that does not know it, 65534.
  package let userID: UInt32

  /// The effective group that connected.
  package let groupID: UInt32

  /// Asks the kernel about a connected Unix socket.
  package static func of(_ socket: FileDescriptor) throws(SystemdError) -> PeerCredentials {
    var peer = csystemd_peer()
    try check(
      csystemd_peer_credentials(socket.rawValue, &peer), "find out who is at the other end")
    return PeerCredentials(processID: peer.process, userID: peer.user, groupID: peer.group)
  }
}
