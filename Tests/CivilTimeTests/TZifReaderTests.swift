import CivilTime
import Testing

struct TZifReaderTests {
  /// Two changes, and different rules in the two forms of the format.
  private func sample(version: Character) -> TZifBytes {
    TZifBytes(
      version: version, transitions: [-1000, 2000], typeIndices: [1, 2],
      types: [(-300, 0, 0), (3600, 0, 4), (7200, 1, 8)], names: "LMT\0CET\0CEST\0",
      footer: "\nEET-2\n", standardFlags: [0, 1, 1], universalFlags: [0, 0, 1])
  }

  @Test("Versions 1 to 4 are read, the footer from version 2 on", arguments: "\0" + "234")
  func versions(_ version: Character) throws {
    let zone = try Zone(identifier: "Test/Zone", tzif: sample(version: version).bytes)
    let probes: [(Int64, Int, String)] = [
      (-1_000_000, -300, "LMT"), (-1001, -300, "LMT"), (-1000, 3600, "CET"), (1999, 3600, "CET"),
      (2000, 7200, version == "\0" ? "CEST" : "EET"),
      (9_000_000_000, 7200, version == "\0" ? "CEST" : "EET"),
    ]
    for (second, offset, name) in probes {
      let instant = Instant(secondsSinceEpoch: second)
      #expect(zone.offsetSeconds(at: instant) == offset)
      #expect(zone.abbreviation(at: instant) == name)
    }
  }

  @Test("Without a rule in the footer the last type stays")
  func emptyFooter() throws {
    var file = sample(version: "2")
    file.footer = "\n\n"
    let zone = try Zone(identifier: "Test/Zone", tzif: file.bytes)
    #expect(zone.abbreviation(at: .distantFuture) == "CEST")
    #expect(zone.isDaylightSaving(at: .distantFuture))
    #expect(zone.nextTransition(after: Instant(secondsSinceEpoch: 2000)) == nil)
  }

  @Test("64-bit times far outside the calendar are no trouble")
  func bigBang() throws {
    var file = sample(version: "2")
    file.transitions = [.min, .max]
    let zone = try Zone(identifier: "Test/Zone", tzif: file.bytes)
    #expect(zone.abbreviation(at: .distantPast) == "CET")
    #expect(zone.abbreviation(at: .distantFuture) == "CET")
    #expect(zone.nextTransition(after: .distantPast) == nil)
    #expect(zone.startOfDay(.earliest) == .distantPast)
  }

  struct Fault: CustomTestStringConvertible, Sendable {
    let what: String
    let offset: Int
    let change: @Sendable (inout TZifBytes) -> Void
    var testDescription: String { what }
  }

  private static let faults: [Fault] = [
    Fault(what: "is not one of 1 to 4", offset: 4) { $0.version = "5" },
    Fault(what: "counts in its header", offset: 88) { $0.types = [] },
    Fault(what: "counts in its header", offset: 88) { $0.names = "" },
    Fault(what: "counts in its header", offset: 88) { $0.standardFlags = [0] },
    Fault(what: "counts in its header", offset: 88) { $0.universalFlags = [0, 0] },
    Fault(what: "count leap seconds", offset: 88) { $0.leapSeconds = [(78_796_800, 1)] },
    Fault(what: "not in order", offset: 96) { $0.transitions = [2000, 2000] },
    Fault(what: "not in order", offset: 96) { $0.transitions = [2000, -1000] },
    Fault(what: "a type that is not there", offset: 105) { $0.typeIndices = [1, 3] },
    Fault(what: "90000 seconds is farther", offset: 106) { $0.types[0].offset = -90_000 },
    Fault(what: "2147483647 seconds is", offset: 112) { $0.types[1].offset = .max },
    Fault(what: "-2147483648 seconds is", offset: 112) { $0.types[1].offset = .min },
    Fault(what: "neither 0 nor 1", offset: 110) { $0.types[0].flag = 2 },
    Fault(what: "an abbreviation", offset: 111) { $0.types[0].name = 13 },
    Fault(what: "an abbreviation", offset: 111) { $0.types[0].name = 255 },
    Fault(what: "an abbreviation", offset: 111) { $0.types[0].name = 3 },
    Fault(what: "an abbreviation", offset: 111) { $0.names = "L\u{1b}T\0CET\0CEST\0" },
    Fault(what: "an abbreviation", offset: 123) { $0.names = "LMT\0CET\0CEST" },
    Fault(what: "footer is missing", offset: 143) { $0.footer = "" },
    Fault(what: "footer is missing", offset: 143) { $0.footer = "EET-2\n" },
    Fault(what: "footer is missing", offset: 143) { $0.footer = "\nEET-2" },
    Fault(what: "something follows", offset: 150) { $0.footer = "\nEET-2\n\0" },
    Fault(what: "three characters in its rule", offset: 144) { $0.footer = "\nEE-2\n" },
  ]

  @Test("A damaged file is refused, with the reason and the byte", arguments: faults)
  func damaged(_ fault: Fault) throws {
    var file = sample(version: "2")
    fault.change(&file)
    let error = try #require(throws: ZoneError.self) {
      try Zone(identifier: "Test/Zone", tzif: file.bytes)
    }
    guard case .damaged("Test/Zone", let what, let offset) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(what.contains(fault.what))
    #expect(offset == fault.offset)
    #expect(error.description.hasSuffix("(at byte \(offset))."))
  }

  @Test("A file that ends anywhere before its end is refused", arguments: "\0" + "24")
  func truncated(version: Character) {
    let bytes = sample(version: version).bytes
    for count in 0..<bytes.count {
      #expect(throws: ZoneError.self, "\(count) bytes of \(bytes.count)") {
        try Zone(identifier: "Test/Zone", tzif: Array(bytes.prefix(count)))
      }
    }
  }

  @Test("Counts that no file could hold are refused before anything is read", arguments: 0..<6)
  func hugeCounts(field: Int) {
    for start in [20, 64] {
      var bytes = sample(version: "2").bytes
      bytes.replaceSubrange(start + field * 4..<start + field * 4 + 4, with: [255, 255, 255, 255])
      #expect(throws: ZoneError.self) { try Zone(identifier: "Test/Zone", tzif: bytes) }
    }
  }

  @Test("What is no zone file at all is refused", arguments: ["", "TZi", "TZif", "#!/bin/sh\n"])
  func foreign(_ text: String) {
    #expect(throws: ZoneError.self) { try Zone(identifier: "Test/Zone", tzif: Array(text.utf8)) }
  }
}
