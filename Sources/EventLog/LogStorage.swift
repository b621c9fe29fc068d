/// A folder of files that only grow: what the log needs of a disk, so that a test can be the disk.
///
/// One of the files is ours, once it is claimed; only that one is ever written. Every method throws
/// a `LogError` that names the file.
package protocol LogStorage: AnyObject {
  /// The folder, as a person knows it.
  var folder: String { get }

  /// Everything in the folder that is a log file or a copy of one by its name, by name; see
  /// `DeviceName.concernsLog`. Empty if there is no folder.
  func files() throws(LogError) -> [StoredFile]

  /// At most that number of bytes from an offset on; fewer only at the file's end. Refused if the name
  /// leads to another file by now.
  func read(_ file: StoredFile, at offset: Int, count: Int) throws(LogError) -> [UInt8]

  /// Makes the file ours, if it is there, and locks it for as long as this storage lives; nil if it is
  /// missing. Claiming it again follows its name to a file that has replaced it.
  func claim(_ name: String) throws(LogError) -> StoredFile?

  /// Makes our file, durably, empty and locked, and the folder if need be. Refused if it is there.
  func create(_ name: String) throws(LogError) -> StoredFile

  /// Appends bytes to our file, if the name still leads to it and it still ends there, and returns the
  /// file as it is then. On an error any part of the bytes may have been written.
  func append(_ bytes: [UInt8], to name: String, end: Int) throws(LogError) -> StoredFile

  /// Writes what is in our file from an offset on once more, so that the next sync has to bring it to
  /// the disk: the system takes what an earlier sync could not write for written.
  func rewrite(_ name: String, from offset: Int) throws(LogError)

  /// Returns once everything in our file would survive a power loss.
  func sync(_ name: String) throws(LogError)

  /// Cuts our file to its first bytes.
  func truncate(_ name: String, to count: Int) throws(LogError)

  /// Takes the lock of what the device keeps outside the folder, and returns it; empty if that is
  /// nothing.
  func recall(_ device: String) throws(LogError) -> [UInt8]

  /// What each device keeps outside the folder, without its lock.
  func marks() -> [String: [UInt8]]

  /// Keeps these bytes outside the folder, in the place of those before. Unless they are to be durable,
  /// a power loss may bring older ones back.
  func remember(_ mark: [UInt8], of device: String, isDurable: Bool) throws(LogError)

  /// Takes the files and the folder from all other users of the machine, and returns what stays open
  /// to them.
  func protect() -> [LogFinding]
}

extension LogStorage {
  /// Where the file of that name is, for sentences.
  func path(_ name: String) -> String { "\(folder)/\(name)" }
}

/// A file as the folder lists it.
package struct StoredFile: Hashable, Sendable {
  /// What makes it the same file, whatever its name: on a real disk, its device and inode.
  package struct Identity: Hashable, Sendable {
    /// The number of the file system, `st_dev`.
    package let device: UInt64
    /// The number of the file in it, `st_ino`.
    package let number: UInt64

    package init(device: UInt64, number: UInt64) {
      self.device = device
      self.number = number
    }
  }

  /// The types of files, as `lstat` reports them; the raw value is a phrase for sentences.
  package enum Kind: String, Hashable, Sendable {
    case regular = "a regular file"
    case folder = "a folder"
    case link = "a symbolic link"
    case pipe = "a named pipe"
    case other = "a device or a socket"
  }

  /// Its name in the folder.
  package let name: String
  /// Only a regular file is read.
  package let kind: Kind
  /// How long it was when it was listed.
  package let sizeBytes: Int
  /// Another identity under the same name means that the file was replaced.
  package let identity: Identity
  /// When it was last written to, as the disk counts it: another number means another content.
  package let modified: Int64

  package init(name: String, kind: Kind, sizeBytes: Int, identity: Identity, modified: Int64) {
    self.name = name
    self.kind = kind
    self.sizeBytes = sizeBytes
    self.identity = identity
    self.modified = modified
  }
}
