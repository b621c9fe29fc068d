package import SystemPackage

/// Why the log could not be opened, read or recorded to. Its description is for a person.
package struct LogError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was being done to a file.
  package enum Operation: String, Sendable {
    case makeFolder = "made"
    case list = "listed"
    case open = "opened"
    case lock = "locked"
    case read = "read"
    case write = "written to"
    case sync = "synced to disk"
    case truncate = "cut back"
  }

  /// What went wrong.
  package enum Kind: Hashable, Sendable {
    /// A system call failed.
    case system(Operation)
    /// Something other than a regular file has the name of a log file.
    case notAFile(StoredFile.Kind)
    /// Another process holds the device's file; nil if the system does not say which.
    case locked(process: Int?)
    /// Our file is no longer what it was when it was read.
    case changed
    /// Our file is damaged, or not what was written to it.
    case damaged(FileTrouble)
    /// The name cannot be a device's.
    case invalidDevice(String)
    /// A record's line would be longer than is read.
    case recordTooLong
    /// More was to be recorded at once than is allowed.
    case tooMuchAtOnce
    /// The file would become larger than is read.
    case full
    /// The event would not be read back as it is.
    case unwritable(kind: String)
  }

  /// What went wrong; `description` says it with the path.
  package let kind: Kind
  /// The path of the file, or of the folder.
  package let path: String
  /// What the system said, where it did.
  package let errno: Errno?

  package init(_ kind: Kind, path: String, errno: Errno? = nil) {
    self.kind = kind
    self.path = path
    self.errno = errno
  }
}
