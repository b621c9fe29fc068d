import CivilTime
import Glibc
import SystemPackage
import TestSupport
import Testing

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

  @Test(
    "A copy counts by its content, under the name beside it where that is one",
    arguments: [
      ("Europe/Berlin\n", "Europe/Berlin"), ("../evil\n", "Local"), ("", "Local"), (nil, "Local"),
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
      ("XYZ-5:30", "XYZ-5:30"), ("America/Atlantis", "Asia/Tokyo"),
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
