import SystemPackage
import Systemd
import TestSupport
import Testing

@Suite("A 128-bit identifier")
struct ID128Tests {
  static let text = "0abcdef0123456789f00000000000001"
  static let identifier = ID128(0x0abc_def0_1234_5678, 0x9f00_0000_0000_0001)

  @Test("is written as 32 digits, leading zeros and all")
  func written() {
    #expect(Self.identifier.description == Self.text)
    #expect(ID128(0, 0).description == String(repeating: "0", count: 32))
  }

  @Test(
    "is read from digits or a UUID, in either case",
    arguments: [
      text, text.uppercased(), "0abcdef0-1234-5678-9f00-000000000001",
    ])
  func read(text: String) {
    #expect(ID128(text) == Self.identifier)
  }

  @Test(
    "is read from nothing else",
    arguments: ["", "0", text + "0", " " + text, text + "\0", String(text.dropLast()) + "g"])
  func refused(text: String) {
    #expect(ID128(text) == nil)
  }

  @Test(
    "of this machine for an application is what systemd computes",
    .requires(.programs(["systemd-id128"])), .enabled(if: FilePath("/etc/machine-id").exists))
  func machine() async throws {
    let expected = try await run(
      Command("systemd-id128", ["machine-id", "--app-specific=\(Self.identifier)"]))
    let identifier = try ID128.machine(for: Self.identifier)
    #expect([identifier.description] == expected.lines)
    #expect(try identifier != ID128.machine(for: ID128(1, 1)))
  }
}
