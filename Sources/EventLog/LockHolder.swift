import Glibc

/// Who holds the lock of a file, as the kernel lists it.
enum LockHolder {
  /// The process that holds a lock of the whole file with that inode; nil if the kernel shows
  /// none, as for a process of another container.
  static func process(of inode: UInt64) -> Int? {
    guard let file = try? OpenFile("/proc/locks", O_RDONLY),
      let bytes = try? file.read(at: 0, count: 1 << 20)
    else { return nil }
    return process(of: inode, in: String(decoding: bytes, as: UTF8.self))
  }

  /// The same, from lines such as `1: FLOCK  ADVISORY  WRITE 714 fe:00:2762 0 EOF`. The device is
  /// left aside: some file systems show another one there than `stat` does.
  static func process(of inode: UInt64, in locks: String) -> Int? {
    for line in locks.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 8, words[1] == "FLOCK", words[3] == "WRITE",
        words[5].split(separator: ":").last.flatMap({ UInt64($0) }) == inode,
        let process = Int(words[4]), process > 0
      else { continue }
      return process
    }
    return nil
  }
}
