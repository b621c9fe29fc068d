import SystemPackage
import Systemd
import Testing

@testable import FollowupDaemon

@Suite("Where journal entries go")
struct JournalSinkTests {
  private let entry = JournalEntry([JournalField("MESSAGE", "It opens.")])

  /// What comes out of a pipe to which an entry was sent, where the journal does as it is told.
  private func written(
    journal: (JournalEntry) throws(SystemdError) -> Void
  ) throws -> String {
    let pipe = try FileDescriptor.pipe()
    defer { try? pipe.readEnd.close() }
    do {
      defer { try? pipe.writeEnd.close() }
      try JournalSink.send(entry, toJournal: journal, otherwise: pipe.writeEnd)
    }
    return try withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
      let count = try pipe.readEnd.read(into: buffer)
      return String(decoding: buffer[..<count], as: UTF8.self)
    }
  }

  @Test("What the journal takes goes nowhere else")
  func taken() throws {
    var sent: [JournalEntry] = []
    #expect(try written { entry throws(SystemdError) in sent.append(entry) } == "")
    #expect(sent == [entry])
  }

  @Test("What the journal refuses goes to standard error")
  func refused() throws {
    let text = try written { _ throws(SystemdError) in
      throw SystemdError(operation: "write to the journal", errno: .ioError)
    }
    #expect(text == "MESSAGE=It opens.\n\n")
  }
}
