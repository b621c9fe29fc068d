import CSystemd
import Glibc
import Ground
package import SystemPackage

/// The system's journal, which keeps this user's entries apart from others'.
package struct Journal: Hashable, Sendable {
  /// Where journald listens.
  package static let standardSocket: FilePath = "/run/systemd/journal/socket"

  private let socket: FilePath

  /// Names the journal by the socket that tells whether it is there.
  package init(socket: FilePath = Journal.standardSocket) {
    self.socket = socket
  }

  /// Whether a journald listens at this moment.
  package var isAvailable: Bool {
    guard let address = try? unixAddress(socket),
      let descriptor = try? makeUnixSocket(SOCK_DGRAM)
    else { return false }
    return address.withAddress { connect(descriptor.descriptor.rawValue, $0, $1) } == 0
  }

  /// Sends an entry, with the fields that the journal adds by itself.
  ///
  /// It blocks for as long as journald is stopped and its queue full: ``JournalWriter`` is for those
  /// who must not wait. Throws `ENOENT` if there is no journal, which libsystemd passes over.
  package func send(_ entry: JournalEntry) throws(SystemdError) {
    guard isAvailable else {
      throw SystemdError(
        operation: "write to the journal, since nothing listens at \(socket)",
        errno: .noSuchFileOrDirectory)
    }
    try check(entry.withVectors { sd_journal_sendv($0, $1) }, "write to the journal")
  }
}

extension JournalEntry {
  /// Lends the fields as libsystemd wants them, `NAME=value` each, with the value's bytes as they are.
  fileprivate func withVectors(_ body: (UnsafePointer<iovec>, Int32) -> Int32) -> Int32 {
    let assignments = fields.map { Array($0.name.text.utf8) + [UInt8(ascii: "=")] + $0.value }
    let bytes = assignments.flatMap { $0 }
    return bytes.withUnsafeBytes { buffer in
      var start = 0
      let vectors = assignments.map { assignment in
        defer { start += assignment.count }
        return iovec(
          iov_base: UnsafeMutableRawPointer(mutating: buffer.baseAddress! + start),
          iov_len: assignment.count)
      }
      return vectors.withUnsafeBufferPointer { body($0.baseAddress!, Int32($0.count)) }
    }
  }
}
