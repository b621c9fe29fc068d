import SystemPackage
import Systemd
import TestSupport
import Testing

@Suite("The journal")
struct JournalTests {
  @Test("is there where a server listens at its socket, and only while it does")
  func availability() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending("socket")
      let journal = Journal(socket: path)
      #expect(!journal.isAvailable)
      var receiver: DatagramReceiver? = try DatagramReceiver(path: path)
      withExtendedLifetime(receiver) {}
      #expect(journal.isAvailable)
      receiver = nil
      #expect(path.exists)
      // A program that another test starts has the socket, too, until it is the program.
      try await eventually("nobody listens at the file") { journal.isAvailable ? nil : () }
    }
  }

  @Test("that is not there is an error, and not a silent success")
  func absent() {
    let journal = Journal(socket: "/no/such/socket")
    let error = #expect(throws: SystemdError.self) {
      try journal.send(JournalEntry([JournalField("MESSAGE", "Lost")]))
    }
    #expect(error?.errno == .noSuchFileOrDirectory)
    #expect(
      error?.description == "Could not write to the journal, since nothing listens at "
        + "/no/such/socket: No such file or directory.")
  }

  @Test(
    "takes field names of capitals, digits and underscores",
    arguments: ["A", "MESSAGE", "FOLLOWUP_2", String(repeating: "A", count: 64)])
  func names(text: String) {
    #expect(JournalField.Name(text)?.text == text)
  }

  @Test(
    "takes no other field names",
    arguments: [
      "", "_UID", "2A", "message", "A-B", "A B", "A=B", "A\n", "Ä", "A\0",
      String(repeating: "A", count: 65),
    ])
  func refusedNames(text: String) {
    #expect(JournalField.Name(text) == nil)
  }

  @Test("keeps a value's bytes as they are")
  func values() {
    #expect(JournalField("MESSAGE", "a\nü").value == [0x61, 0x0a, 0xc3, 0xbc])
    #expect(JournalField("BYTES", bytes: [0, 0xff]).value == [0, 0xff])
  }
}
