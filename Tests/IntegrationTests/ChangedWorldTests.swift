import SystemPackage
import TestSupport
import Testing

/// Files that change while the daemon starts, and rules of zones that change while it runs.
@Suite("A world that changes under the daemon", .serialized)
struct ChangedWorldTests {
  @Test(
    "What changes between its first reading of a file and its being up is not missed",
    .requires(.root, .programs(["strace"])))
  func changesAtStart() async throws {
    try await Workspace.open { workspace in
      try await runSuccessfully("mkdir", ["-p", workspace.log.string])
      // Once the socket is bound, everything was read; strace then lets the daemon wait. With -o it
      // ends by no signal unless -I is given, and the daemon would outlive it.
      let strace = Command(
        "strace",
        ["-qq", "-I", "2", "-o", "/dev/null", "-e", "inject=bind:delay_exit=1000000"]
          + workspace.daemon.words, environment: workspace.daemon.environment)
      try await withProcess(strace) { _ in
        try await eventually("the socket is bound") { workspace.socket.exists ? () : nil }
        try await workspace.receive(RecentCalls(1))
        try workspace.configuration.write("[you]\nquiet = \"none\"\nzone = \"Asia/Tokyo\"\n")
        try await eventually("the daemon goes by what has changed") {
          let next = try await workspace.run(["next", "phone-1", "--json"])
          return next.succeeded && next.stdout.contains(#""userZone":"Asia/Tokyo""#) ? () : nil
        }
      }
    }
  }

  /// The winter of 2026 by two releases of the tz database, in zones that differ.
  private static let releases = [
    "2025b": """
    R C 2007 max - Mar Sun>=8 2:00 1:00 D
    R C 2007 max - Nov Sun>=1 2:00 0 S
    R H 2013 max - Mar Sun>=8 0:00s 1:00 D
    R H 2012 max - Nov Sun>=1 0:00s 0 S
    Z America/Winnipeg -6:00 C C%sT
    Z America/Vancouver -8:00 C P%sT
    Z America/Edmonton -7:00 C M%sT
    Z America/Havana -5:00 H C%sT
    Z Africa/Casablanca 1:00 - +01
    """,
    "2026f": """
    R C 2007 max - Mar Sun>=8 2:00 1:00 D
    R C 2007 max - Nov Sun>=1 2:00 0 S
    Z America/Winnipeg -6:00 C C%sT 2026 Oct
     -5:00 - EST
    Z America/Vancouver -8:00 C P%sT 2026 Oct
     -7:00 - MST
    Z America/Edmonton -7:00 C M%sT 2026 Oct
     -6:00 - CST
    Z America/Havana -4:00 - -04
    Z Africa/Casablanca 1:00 - +01 2026 Sep 20
     0:00 - +00
    """,
  ]

  /// Where an interview at 14:00 on 10 December 2026 is by the two releases, in UTC.
  private static let hours = [
    "America/Winnipeg": (20, 19), "America/Vancouver": (22, 21), "America/Edmonton": (21, 20),
    "America/Havana": (19, 18), "Africa/Casablanca": (13, 14),
  ]

  @Test(
    "An update of the tz database leaves interviews at their local time, and is said",
    .requires(.programs(["zic"])), arguments: [false, true])
  func zoneRules(byLink: Bool) async throws {
    try await Workspace.open { workspace in
      for (release, rules) in Self.releases {
        let folder = workspace.folder.appending(release)
        let source = workspace.folder.appending("\(release).zi")
        try source.write(rules + "\n")
        try await runSuccessfully(
          findProgram("zic") ?? "zic", ["-d", folder.string, source.string])
        try folder.appending("tzdata.zi").write("# version \(release)\n\(rules)\n")
      }
      let database = workspace.folder.appending("zoneinfo")
      func install(_ release: String) async throws {
        let script =
          byLink
          ? "ln -s $0 $1.new && mv -T $1.new $1"
          : "mkdir -p $1 && cd $0 && find . -type f -not -name tzdata.zi | while read -r file; do "
            + "mkdir -p $1/${file%/*} && cp $file $1/$file.new && mv $1/$file.new $1/$file; done && "
            + "cp tzdata.zi $1/new && mv $1/new $1/tzdata.zi"
        try await runSuccessfully(
          "sh", ["-ec", script, workspace.folder.appending(release).string, database.string])
      }
      try await install("2025b")
      var workspace = workspace
      workspace.environment["TZDIR"] = database.string
      try await workspace.withDaemon { [workspace] _ in
        for zone in Self.hours.keys {
          let name = zone.split(separator: "/")[1].lowercased()
          try await workspace.followupctl("add", name, "--company", "Acme Corp.", "--zone", zone)
          try await workspace.followupctl(
            "interview", name, "phone", "--at", "2026-12-10 14:00")
        }
        let before = try await workspace.followupctl("status", "--json").stdout
        #expect(before.contains(#""tzVersion":"2025b""#), "\(before)")
        try await install("2026f")
        try await eventually("the new release is in force") {
          try await workspace.followupctl("status", "--json").stdout
            .contains(#""tzVersion":"2026f""#) ? () : nil
        }
        for (zone, (old, new)) in Self.hours {
          let name = zone.split(separator: "/")[1].lowercased()
          let shown = try await workspace.followupctl("show", name, "--json").stdout
          #expect(shown.contains("2026-12-10T\(new):00:00Z"), "\(zone): \(shown)")
          #expect(!shown.contains(#""starts":"2026-12-10T\#(old):00:00Z""#), "\(zone): \(shown)")
        }
      }
    }
  }
}
