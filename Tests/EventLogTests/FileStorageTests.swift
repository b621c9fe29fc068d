import FollowupCore
import Glibc
import SystemPackage
import TestSupport
import Testing

@testable import EventLog

@Suite("On a real disk, the log")
struct FileStorageTests {
  private func mode(_ path: FilePath) -> mode_t {
    var status = stat()
    return stat(path.string, &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  private func open(_ folder: FilePath, device: String = "desk") throws(LogError) -> (
    log: Log, report: LogReport
  ) {
    try Log.open(
      FileStorage(folder: folder, stateFolder: folder.appending("state")), device: device)
  }

  @Test("makes its folders and its file for its owner only, and finds its events again")
  func roundTrip() throws {
    try withTemporaryFolder { (root: FilePath) in
      let folder = root.appending("data").appending("events")
      let recorded: [Event]
      do {
        let (log, _) = try open(folder)
        recorded = try log.append([mistake("a"), mistake("b")], now: noon)
      }
      #expect(mode(root.appending("data")) == 0o700 && mode(folder) == 0o700)
      #expect(mode(folder.appending("desk.jsonl")) == 0o600)
      #expect(try open(folder).report.events == recorded)
    }
  }

  @Test("cuts a torn end, and reads another device's file as it grows or is replaced")
  func recoveryAndPoll() throws {
    try withTemporaryFolder { (folder: FilePath) in
      let own = folder.appending("desk.jsonl")
      try own.write(line(1, of: "desk") + "\n" + #"{"v":1,"dev"#)
      let (log, report) = try open(folder)
      #expect(report.events.count == 1 && report.warnings.count == 1)
      #expect(try own.text() == line(1, of: "desk") + "\n")
      let other = folder.appending("b.jsonl")
      for lines in [[line(1, of: "b")], [line(1, of: "b"), line(2, of: "b")]] {
        let copy = folder.appending(".b.jsonl.part")
        try copy.write(lines.map { $0 + "\n" }.joined())
        #expect(rename(copy.string, other.string) == 0)
        let events = try log.poll().events
        #expect(events.map(\.id) == [EventID(device: "b", sequence: lines.count)])
      }
    }
  }

  @Test("refuses a second process for the same device, and names the one that holds it")
  func lock() throws {
    try withTemporaryFolder { (folder: FilePath) in
      let first = try open(folder)
      let error = #expect(throws: LogError.self) { try open(folder) }
      #expect(error?.kind == .locked(process: Int(getpid())))
      #expect(error?.description.contains("process \(getpid())") == true)
      _ = try open(folder, device: "laptop")
      _ = try first.log.append([mistake("a")], now: noon)
    }
  }

  @Test("lets go of the lock with the log, and lets no child process keep it")
  func unlock() throws {
    try withTemporaryFolder { (folder: FilePath) in
      for _ in 0..<3 { _ = try open(folder).log.append([mistake("a")], now: noon) }
      let file = try OpenFile(folder.appending("desk.jsonl").string, O_RDONLY)
      #expect(try file.lock())
    }
  }

  @Test("says what has a log file's name and is none, without waiting for it")
  func notAFile() throws {
    try withTemporaryFolder { (folder: FilePath) in
      #expect(mkfifo(folder.appending("a.jsonl").string, 0o600) == 0)
      try folder.appending("b.jsonl").makeFolder()
      #expect(symlink("/etc/passwd", folder.appending("c.jsonl").string) == 0)
      let whats = [
        "is a named pipe, not a regular file", "is a folder, not a regular file",
        "is a symbolic link, not a regular file",
      ]
      for device in ["desk", "a", "b", "c"] {
        let (log, report) = try open(folder, device: device)
        #expect(report.damage.map(\.what).sorted() == whats.sorted())
        guard device != "desk" else { continue }
        #expect(throws: LogError.self) { try log.append([mistake("a")], now: noon) }
      }
      #expect(try Log.verify(FileStorage(folder: folder)).damage.map(\.what) == whats)
    }
  }

  @Test("refuses a file of 1 GB without reading it")
  func hugeFile() throws {
    try withTemporaryFolder { (folder: FilePath) in
      let path = folder.appending("b.jsonl")
      try path.write("")
      #expect(truncate(path.string, 1 << 30) == 0)
      let (log, report) = try open(folder)
      #expect(report.damage[0].what.hasPrefix("holds 1073741824 bytes, more than the 256 MiB"))
      #expect(log.refusal == nil)
    }
  }

  @Test("does not record into a file that an editor has replaced or removed")
  func replaced() throws {
    try withTemporaryFolder { (folder: FilePath) in
      let (log, _) = try open(folder)
      _ = try log.append([mistake("a")], now: noon)
      let own = folder.appending("desk.jsonl")
      let text = try own.text()
      #expect(unlink(own.string) == 0)
      let removed = #expect(throws: LogError.self) { try log.append([mistake("b")], now: noon) }
      #expect(removed?.description.contains("held 1 record and is gone.") == true)
      #expect(!own.exists)
      try own.write(text)
      _ = try log.append([mistake("b")], now: noon)
      #expect(try own.text().hasPrefix(text) && own.text().count > text.count)
      #expect(throws: LogError.self) { try open(folder) }
    }
  }

  @Test("verifies what is there, and makes nothing where there is nothing")
  func verify() throws {
    try withTemporaryFolder { (folder: FilePath) in
      let missing = folder.appending("none")
      #expect(try Log.verify(FileStorage(folder: missing)).files.isEmpty)
      #expect(!missing.exists)
      do {
        let (log, _) = try open(folder)
        _ = try log.append([mistake("a")], now: noon)
        let report = try Log.verify(FileStorage(folder: folder))
        #expect(report.records == 1 && report.damage.isEmpty && report.events.isEmpty)
        #expect(report.files.map(\.path) == [folder.appending("desk.jsonl").string])
      }
      let notAFolder = folder.appending("desk.jsonl")
      let error = #expect(throws: LogError.self) {
        try Log.verify(FileStorage(folder: notAFolder))
      }
      #expect(error?.description.contains("cannot be listed: Not a directory") == true)
    }
  }

  @Test("reads files of many pieces and long lines")
  func manyPieces() throws {
    try withTemporaryFolder { (folder: FilePath) in
      let lengths = [0, 1 << 18, 3, (1 << 20) - 200, 700_000, 1]
      let texts = lengths.map { String(repeating: "y", count: $0) }
      do {
        let (log, _) = try open(folder)
        for text in texts { _ = try log.append([mistake(text)], now: noon) }
      }
      #expect(try open(folder).report.events.map(\.text) == texts)
    }
  }
}

@Suite("The kernel's list of locks")
struct LockHolderTests {
  private let locks = """
    1: FLOCK  ADVISORY  WRITE 714 fe:00:2762 0 EOF
    2: POSIX  ADVISORY  WRITE 800 fe:00:9 0 EOF
    2: -> FLOCK  ADVISORY  WRITE 900 fe:00:9 0 EOF
    3: FLOCK  ADVISORY  READ  801 fe:00:9 0 EOF
    4: FLOCK  ADVISORY  WRITE 0 fe:00:10 0 EOF
    5: FLOCK  ADVISORY  WRITE 66 00:1a:9 0 EOF
    """

  @Test("names the holder", arguments: [(2762, 714), (9, 66), (10, nil), (27, nil)])
  func holder(inode: UInt64, process: Int?) {
    #expect(LockHolder.process(of: inode, in: locks) == process)
  }
}
