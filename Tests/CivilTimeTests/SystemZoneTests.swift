import Glibc
import SystemPackage
import TestSupport
import Testing

@testable import CivilTime

struct SystemZoneTests {
  private let database = ZoneDatabase()

  @Test(
    "The link names the zone, absolute or relative, even where that zone is itself a link",
    arguments: [
      ("/usr/share/zoneinfo/Europe/Berlin", "Europe/Berlin"),
      ("/usr/share/zoneinfo/Arctic/Longyearbyen", "Arctic/Longyearbyen"),
      ("/usr/share/zoneinfo/Europe/../Asia/Tokyo", "Asia/Tokyo"),
    ])
  func link(target: String, name: String) throws {
    try withTemporaryFolder { folder in
      let link = folder.appending("localtime")
      try #require(symlink(target, link.string) == 0)
      #expect(database.systemZone(localtime: link, timezone: "/nowhere").identifier == name)
    }
  }

  @Test("A relative link is seen from its own folder")
  func relativeLink() throws {
    try withTemporaryFolder { folder in
      try folder.appending("zones").makeFolder()
      try folder.appending("zones/Test").write(TZifBytes().bytes)
      let link = folder.appending("localtime")
      try #require(symlink("zones/Test", link.string) == 0)
      let database = ZoneDatabase(directory: folder.appending("zones"))
      #expect(database.systemZone(localtime: link, timezone: "/nowhere").identifier == "Test")
    }
  }

  @Test("A link of links is followed until one leads into the database, also through a folder")
  func linkOfLinks() throws {
    try withTemporaryFolder { folder in
      for (name, target) in [
        ("localtime", "mine"), ("mine", "/usr/share/zoneinfo/Europe/Paris"), ("loop", "loop"),
        ("zones", "/usr/share/zoneinfo"), ("through", "zones/Asia/Tokyo"),
      ] {
        try #require(symlink(target, folder.appending(name).string) == 0)
      }
      for (name, zone) in [
        ("localtime", "Europe/Paris"), ("through", "Asia/Tokyo"), ("loop", "UTC"),
      ] {
        let link = folder.appending(name)
        #expect(database.systemZone(localtime: link, timezone: "/nowhere").identifier == zone)
        #expect(
          database.systemZone(tz: ":" + link.string, localtime: "/none", timezone: "/none")
            .identifier == zone)
      }
    }
  }

  @Test("A copy of no zone of the database is said as the rule for its later times")
  func foreignCopy() throws {
    let rules = [
      "CET-1CEST,M3.5.0,M10.5.0/3", "<-03>3", "IST-1GMT0,M10.5.0,M3.5.0/1",
      "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "AAA-0:30:05BBB,J60,300/-1:30",
    ]
    try withTemporaryFolder { folder in
      let copy = folder.appending("localtime")
      for rule in rules {
        try copy.write(TZifBytes(footer: "\n\(rule)\n").bytes)
        let zone = database.systemZone(localtime: copy, timezone: "/nowhere")
        #expect(zone.identifier == rule)
        let passedOn = try database.zone(saidAs: zone.identifier)
        for second in stride(from: 1_800_000_000 as Int64, to: 1_830_000_000, by: 1_000_000) {
          let instant = Instant(secondsSinceEpoch: second)
          #expect(passedOn.civil(at: instant) == zone.civil(at: instant))
          #expect(passedOn.abbreviation(at: instant) == zone.abbreviation(at: instant))
        }
      }
      try copy.write(TZifBytes(types: [(10_800, 0, 0)], names: "+03\0", footer: "\n\n").bytes)
      #expect(database.systemZone(localtime: copy, timezone: "/nowhere").identifier == "<+03>-3")
    }
  }

  @Test("The rule of every zone in the database is read as it is written")
  func everyRule() throws {
    for name in database.identifiers() {
      let zone = try database.zone(named: name)
      let rule = zone.lastingRule
      #expect(try database.zone(saidAs: "\(rule)").lastingRule == rule, "\(name)")
    }
  }

  @Test(
    "A copy counts by its content, under the name beside it if the two agree, else under its own",
    arguments: [
      ("Europe/Berlin\n", "Europe/Berlin"), ("../evil\n", "Europe/Berlin"), ("", "Europe/Berlin"),
      (nil, "Europe/Berlin"), ("America/New_York\n", "Europe/Berlin"),
    ] as [(String?, String)])
  func copy(timezone: String?, name: String) throws {
    try withTemporaryFolder { folder in
      let berlin = try ZoneDatabase.systemDirectory.appending("Europe/Berlin").bytes()
      try folder.appending("localtime").write(berlin)
      if let timezone { try folder.appending("timezone").write(timezone) }
      let zone = database.systemZone(
        localtime: folder.appending("localtime"), timezone: folder.appending("timezone"))
      #expect(zone.identifier == name)
      #expect(zone.abbreviation(at: Instant(secondsSinceEpoch: 1_795_204_800)) == "CET")
    }
  }

  @Test("What cannot be read leaves UTC, and nothing waits", .timeLimit(.minutes(1)))
  func nothing() throws {
    try withTemporaryFolder { folder in
      #expect(database.systemZone(localtime: folder.appending("none")) == .utc)
      try folder.appending("text").write("no zone")
      #expect(database.systemZone(localtime: folder.appending("text")) == .utc)
      try #require(mkfifo(folder.appending("pipe").string, 0o600) == 0)
      #expect(database.systemZone(localtime: folder.appending("pipe")) == .utc)
      try #require(symlink("/etc/passwd", folder.appending("out").string) == 0)
      #expect(database.systemZone(localtime: folder.appending("out")) == .utc)
      #expect(database.systemZone(localtime: folder) == .utc)
    }
  }

  @Test(
    "The variable comes before the link",
    arguments: [
      ("Europe/Berlin", "Europe/Berlin"), (":Europe/Berlin", "Europe/Berlin"),
      ("/usr/share/zoneinfo/Asia/Tokyo", "Asia/Tokyo"), ("", "UTC"), (":", "UTC"),
      ("XYZ-5:30", "XYZ-5:30"), ("CET-1CEST,M3.5.0,M10.5.0/3", "CET-1CEST,M3.5.0,M10.5.0/3"),
      ("<-03>3", "<-03>3"), ("QST5QDT", "QST5QDT,M3.2.0,M11.1.0"),
      ("America/Atlantis", "Asia/Tokyo"),
      ("../../etc/passwd", "Asia/Tokyo"),
      ("/etc/passwd", "Asia/Tokyo"), ("/usr/share/zoneinfo", "Asia/Tokyo"),
    ])
  func variable(_ value: String, name: String) throws {
    try withTemporaryFolder { folder in
      let link = folder.appending("localtime")
      try #require(symlink("/usr/share/zoneinfo/Asia/Tokyo", link.string) == 0)
      let zone = database.systemZone(tz: value, localtime: link, timezone: "/nowhere")
      #expect(zone.identifier == name)
    }
  }
}
