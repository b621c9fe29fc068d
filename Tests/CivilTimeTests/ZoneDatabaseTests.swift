import CivilTime
import Glibc
import SystemPackage
import TestSupport
import Testing

struct ZoneDatabaseTests {
  @Test(
    "A name that could lead out of the database is refused before any file is touched",
    arguments: [
      "", "/", "/etc/localtime", "../../etc/passwd", "Europe/../../../etc/passwd", "..", ".",
      "Europe/./Berlin", "Europe//Berlin", "Europe/Berlin/", "/Europe/Berlin", "Europe\0/Berlin",
      "Europe/Berlin\0", "Europe/Berlin\n", "Europe\\Berlin", "Európe/Berlin", "Europe Berlin",
      "~root",
      "$HOME", String(repeating: "a", count: 129), String(repeating: "a/", count: 4000) + "a",
    ])
  func unsafeNames(_ name: String) throws {
    let error = try #require(throws: ZoneError.self) { try ZoneDatabase().zone(named: name) }
    #expect(error == .unsafeName(name: name))
    #expect(error.description.hasSuffix("."))
    #expect(error.description.utf8.count < 1000)
  }

  @Test(
    "A name without a zone is unknown",
    arguments: ["Europe/Atlantis", "Europe", "Europe/Berlin/Mitte", "europe/berlin", "..."])
  func unknownNames(_ name: String) {
    #expect(throws: ZoneError.unknown(name: name)) { try ZoneDatabase().zone(named: name) }
  }

  @Test(
    "What is no zone file is refused, whatever lies in the folder",
    arguments: ["zone.tab", "tzdata.zi"])
  func foreignFiles(_ name: String) throws {
    let error = try #require(throws: ZoneError.self) { try ZoneDatabase().zone(named: name) }
    #expect(error == .damaged(source: name, what: "it is not a zone file", offset: 0))
  }

  @Test(
    "Zones that count leap seconds are refused",
    .enabled(if: ZoneDatabase.systemDirectory.appending("right/Europe/Berlin").exists))
  func leapSeconds() throws {
    let name = "right/Europe/Berlin"
    let error = try #require(throws: ZoneError.self) { try ZoneDatabase().zone(named: name) }
    #expect(error.description.contains("leap seconds"))
  }

  @Test(
    "The database says its release, where it has one to say",
    arguments: [
      ("# version 2031z\n# more\n", "2031z"), ("# version 2031z", "2031z"), ("# version \n", nil),
      ("# version \u{1B}[31m\n", nil), ("tzdata-2031z-of-old\n", nil), ("", nil), (nil, nil),
    ] as [(String?, String?)])
  func version(source: String?, version: String?) throws {
    try withTemporaryFolder { folder in
      try source.map { try folder.appending("tzdata.zi").write($0) }
      #expect(ZoneDatabase(directory: folder).version == version)
    }
  }

  @Test("A link inside the folder is followed, one that leads out is refused")
  func links() throws {
    try withTemporaryFolder { folder in
      let zones = folder.appending("zones")
      try zones.makeFolder()
      try zones.appending("Here").write(TZifBytes().bytes)
      try folder.appending("Outside").write(TZifBytes().bytes)
      try folder.appending("zones-too").makeFolder()
      try folder.appending("zones-too/There").write(TZifBytes().bytes)
      for (name, target) in [
        ("Inside", "Here"), ("Out", "../Outside"), ("Beside", "../zones-too/There"),
        ("Absolute", folder.appending("Outside").string), ("Folder", ".."), ("Loop", "Loop"),
        ("Dangling", "Nowhere"),
      ] {
        try #require(symlink(target, zones.appending(name).string) == 0)
      }
      let database = ZoneDatabase(directory: zones)
      #expect(try database.zone(named: "Inside").identifier == "Inside")
      for name in ["Out", "Beside", "Absolute", "Folder/Outside"] {
        #expect(throws: ZoneError.unsafeName(name: name)) { try database.zone(named: name) }
      }
      #expect(throws: ZoneError.unknown(name: "Dangling")) { try database.zone(named: "Dangling") }
      #expect(
        throws: ZoneError.unreadable(
          path: zones.appending("Loop"), errno: .tooManySymbolicLinkLevels)
      ) {
        try database.zone(named: "Loop")
      }
    }
  }

  @Test(
    "A pipe, a socket or a device in a zone's place is refused at once", .timeLimit(.minutes(1)))
  func specialFiles() throws {
    try withTemporaryFolder { folder in
      try #require(mkfifo(folder.appending("Pipe").string, 0o600) == 0)
      let pipe = folder.appending("Pipe")
      #expect(
        throws: ZoneError.damaged(source: pipe.string, what: "it is not a regular file", offset: 0)
      ) {
        try ZoneDatabase(directory: folder).zone(named: "Pipe")
      }
    }
    #expect(
      throws: ZoneError.damaged(source: "/dev/zero", what: "it is not a regular file", offset: 0)
    ) {
      try ZoneDatabase(directory: "/dev").zone(named: "zero")
    }
  }

  @Test("A file larger than 1 MiB is refused, and one of that size read")
  func largeFiles() throws {
    try withTemporaryFolder { folder in
      let limitBytes = 1 << 20
      try folder.appending("Large").write([UInt8](repeating: 0, count: limitBytes + 1))
      try folder.appending("Full").write([UInt8](repeating: 0, count: limitBytes))
      let database = ZoneDatabase(directory: folder)
      let large = try #require(throws: ZoneError.self) { try database.zone(named: "Large") }
      #expect(large.description.contains("larger than a zone can be"))
      let full = try #require(throws: ZoneError.self) { try database.zone(named: "Full") }
      #expect(full.description.contains("not a zone file"))
    }
  }

  /// A database as Debian 13 has it: old names are links in `tzdata.zi`, and have no files.
  private func withLinks(_ body: (ZoneDatabase) throws -> Void) throws {
    let source = """
      # version 2031z
      Z New 5 - EST
      L New Old
      L Old Older
      L New Own
      L Circle Circle
      L Gone Lost
      L ../Outside Evil

      """
    try withTemporaryFolder { folder in
      try folder.appending("tzdata.zi").write(source)
      try folder.appending("zone.tab").write("XX\t+00+00\tNew\nYY\t+00+00\tOwn\n")
      try folder.appending("New").write(
        TZifBytes(types: [(-18_000, 0, 0)], names: "EST\0", footer: "\nEST5\n").bytes)
      try body(ZoneDatabase(directory: folder))
    }
  }

  @Test("A name without a file is the zone that tzdata.zi links it to, under its own name")
  func linkedNames() throws {
    try withLinks { database in
      for name in ["New", "Old", "Older", "Own"] {
        let zone = try database.zone(named: name)
        #expect(zone.identifier == name)
        #expect(zone.abbreviation(at: Instant(secondsSinceEpoch: 0)) == "EST")
      }
      for name in ["Circle", "Lost", "Evil", "Oldest"] {
        #expect(throws: ZoneError.unknown(name: name)) { try database.zone(named: name) }
      }
      #expect(database.identifiers() == ["New", "Old", "Older", "Own", "UTC"])
    }
  }

  @Test("Names of one zone have one canonical name, but a name in zone.tab is its own")
  func canonicalNames() throws {
    try withLinks { database in
      for (name, canonical) in [
        ("New", "New"), ("Old", "New"), ("Older", "New"), ("Own", "Own"), ("Circle", "Circle"),
        ("Unheard", "Unheard"), ("../Outside", "../Outside"),
      ] {
        #expect(database.canonicalName(of: name) == canonical, "\(name)")
      }
    }
    let database = ZoneDatabase()
    for (name, canonical) in [
      ("US/Eastern", "America/New_York"), ("Asia/Calcutta", "Asia/Kolkata"),
      ("Europe/Kiev", "Europe/Kyiv"), ("GB", "Europe/London"), ("Europe/Oslo", "Europe/Oslo"),
    ] {
      #expect(database.canonicalName(of: name) == canonical)
    }
  }

  @Test("Without tzdata.zi a symbolic link says the canonical name")
  func canonicalNameOfLink() throws {
    try withTemporaryFolder { folder in
      try folder.appending("New").write(TZifBytes().bytes)
      try #require(symlink("New", folder.appending("Old").string) == 0)
      #expect(ZoneDatabase(directory: folder).canonicalName(of: "Old") == "New")
    }
  }

  @Test("Without any database UTC is still known, and an error does not stay in memory")
  func noDatabase() throws {
    try withTemporaryFolder { folder in
      let zones = folder.appending("zones")
      let database = ZoneDatabase(directory: zones)
      #expect(try database.zone(named: "UTC") == .utc)
      #expect(database.identifiers() == ["UTC"])
      #expect(throws: ZoneError.unknown(name: "Test")) { try database.zone(named: "Test") }
      try zones.makeFolder()
      try zones.appending("Test").write(TZifBytes().bytes)
      #expect(try database.zone(named: "Test").identifier == "Test")
    }
  }

  @Test("A zone is read once")
  func cached() throws {
    let database = ZoneDatabase()
    #expect(try database.zone(named: "Europe/Berlin") === database.zone(named: "Europe/Berlin"))
  }

  @Test("All names that the database lists lead to a zone, and the usual ones are among them")
  func identifiers() throws {
    let database = ZoneDatabase()
    let names = database.identifiers()
    #expect(names == names.sorted())
    #expect(Set(names).count == names.count)
    #expect(Set(names).isSuperset(of: ["UTC", "Europe/Berlin", "America/New_York", "Asia/Tokyo"]))
    for name in names { #expect(try database.zone(named: name).identifier == name) }
  }

  @Test("Without tzdata.zi the table's names count, those that are there")
  func table() throws {
    try withTemporaryFolder { folder in
      let table =
        "# a comment\nDE\t+5230+01322\tBerlin\tmost of Germany\nXX\t+00+00\tGone\n\nshort\n"
      try folder.appending("zone.tab").write(table)
      try folder.appending("Berlin").write(TZifBytes().bytes)
      #expect(ZoneDatabase(directory: folder).identifiers() == ["Berlin", "UTC"])
    }
  }
}
