import SystemPackage
import TestSupport
import Testing

@testable import Systemd

@Suite("A value on the bus", .requires(.programs(["dbus-daemon"])))
struct BusValueTests {
  static let values: [(BusValue, signature: String)] = [
    (.byte(255), "y"), (.boolean(true), "b"), (.boolean(false), "b"), (.int16(.min), "n"),
    (.uint16(.max), "q"), (.int32(-1), "i"), (.uint32(.max), "u"), (.int64(.min), "x"),
    (.uint64(.max), "t"), (.double(-0.1), "d"), (.string(""), "s"), (.string("é\n\u{1F4EC}"), "s"),
    (.objectPath("/org/freedesktop/DBus"), "o"), (.signature("a{sv}"), "g"),
    (.variant(.variant(.string("deep"))), "v"), (.strings([]), "as"),
    (.strings(["default", "Why", ""]), "as"), (.array(of: "y", [.byte(0), .byte(1)]), "ay"),
    (.properties(["urgency": .byte(1), "names": .strings(["a"])]), "a{sv}"),
    (.properties([:]), "a{sv}"),
    (.structure([.string("a"), .structure([.int32(1), .double(2)])]), "(s(id))"),
    (.array(of: "{us}", [.dictionaryEntry(key: .uint32(7), value: .string("x"))]), "a{us}"),
    (.array(of: "as", [.strings(["a"]), .strings([])]), "aas"),
  ]

  @Test("of each type is read as it was written")
  func roundTrip() async throws {
    try await withBus { bus in
      for (value, signature) in Self.values {
        #expect(value.signature == signature)
        let body = try bus.sealedBody(of: [value, .string("behind it")])
        #expect(body == [value, .string("behind it")])
      }
      let all = Self.values.map(\.0)
      let together = try bus.sealedBody(of: all)
      #expect(together == all)
      let nothing = try bus.sealedBody(of: [])
      #expect(nothing.isEmpty)
    }
  }

  @Test("that D-Bus has no form for is refused before anything is sent")
  func refused() async throws {
    let values: [(BusValue, Errno)] = [
      (.string("cut\0here"), .invalidArgument), (.objectPath("no/path"), .invalidArgument),
      (.signature("nonsense"), .invalidArgument),
      (.array(of: "s", [.uint32(1)]), .noSuchAddressOrDevice),
    ]
    try await withBus { bus in
      for (value, errno) in values {
        let error = #expect(throws: SystemdError.self) { try bus.sealedBody(of: [value]) }
        #expect(error?.errno == errno, "\(value)")
      }
    }
  }

  @Test("is not read where there are too many of them")
  func tooMany() async throws {
    try await withBus { bus in
      let limit = BusMessageReader.maximumValueCount
      let fitting = BusValue.array(of: "y", Array(repeating: .byte(1), count: limit - 1))
      let body = try bus.sealedBody(of: [fitting])
      #expect(body == [fitting])
      let error = #expect(throws: SystemdError.self) {
        try bus.sealedBody(of: [fitting, .byte(1)])
      }
      #expect(error?.errno == .messageTooLong)
    }
  }

  @Test("gives up its strings, or its properties by name, where it has them")
  func parts() {
    #expect(BusValue.strings(["a", "b"]).strings == ["a", "b"])
    #expect(BusValue.string("a").strings == nil)
    #expect(BusValue.properties(["x": .int32(1)]).properties == ["x": .int32(1)])
    #expect(BusValue.strings([]).properties == nil)
  }

  private func withBus(_ body: @Sendable (Bus) throws -> Void) async throws {
    try await withPrivateBus { address, _ in
      let loop = try EventLoop()
      let bus = try Bus(address: address, on: loop) {}
      try body(bus)
    }
  }
}
