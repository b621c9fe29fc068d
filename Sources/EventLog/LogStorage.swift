/// A folder of files that only grow: what the log needs of a disk, so that a test can be the disk.
///
/// One of the files is ours, once it is claimed; only that one is ever written. Every method throws
/// a `LogError` that names the file.
package protocol LogStorage: AnyObject {
  /// The folder, as a person knows it.
  var folder: String { get }

  /// Everything in the folder whose name ends in `.jsonl` and does not begin with a dot, by name.
  /// Empty where there is no folder.
  func files() throws(LogError) -> [StoredFile]

  /// At most so many bytes from an offset on; fewer only at the file's end. Refused where the name
  /// leads to another file by now.
  func read(_ file: StoredFile, at offset: Int, count: Int) throws(LogError) -> [UInt8]

  /// Makes the file ours: creates it durably where it is missing, and locks it for as long as this
  /// storage lives. Claiming it again follows its name to a file that has replaced it.
  func claim(_ name: String) throws(LogError) -> StoredFile

  /// Appends bytes to our file, if the name still leads to it and it still ends there.
  /// On an error any part of the bytes may have been written.
  func append(_ bytes: [UInt8], to name: String, end: Int) throws(LogError)

  /// Writes what is in our file from an offset on once more, so that the next sync has to bring it to
  /// the disk: the system takes what an earlier sync could not write for written.
  func rewrite(_ name: String, from offset: Int) throws(LogError)

  /// Returns once everything in our file would survive a power loss.
  func sync(_ name: String) throws(LogError)

  /// Cuts our file to its first bytes.
  func truncate(_ name: String, to count: Int) throws(LogError)
}

extension LogStorage {
  /// Where the file of that name is, for sentences.
  func path(_ name: String) -> String { "\(folder)/\(name)" }
}

/// A file as the folder lists it.
package struct StoredFile: Hashable, Sendable {
  /// What makes it the same file, whatever its name: on a real disk, its device and inode.
  package struct Identity: Hashable, Sendable {
    package let device: UInt64
    package let number: UInt64

    package init(device: UInt64, number: UInt64) {
      self.device = device
      self.number = number
    }
  }

  package enum Kind: String, Hashable, Sendable {
    case regular = "a regular file"
    case folder = "a folder"
    case link = "a symbolic link"
    case pipe = "a named pipe"
    case other = "a device or a socket"
  }

  /// Its name in the folder.
  package let name: String
  package let kind: Kind
  package let sizeBytes: Int
  package let identity: Identity

  package init(name: String, kind: Kind, sizeBytes: Int, identity: Identity) {
    self.name = name
    self.kind = kind
    self.sizeBytes = sizeBytes
    self.identity = identity
  }

  /// The same file with another size.
  func resized(to sizeBytes: Int) -> StoredFile {
    StoredFile(name: name, kind: kind, sizeBytes: sizeBytes, identity: identity)
  }
}
