// swift-tools-version: 6.2
import PackageDescription

// Every target is held to the same rules: the language mode of Swift 6, imports that stay private
// unless they say otherwise, and no warning that is let through.
let rules: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

// What is generic, or small, in modules that all others use is compiled anew where it is used, for the
// types there: that makes a start and an answer a sixth quicker. The compiler does so with what is
// public, and not with what is open to the package alone.
let crossModule: [SwiftSetting] = [
  .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release))
]

func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], _ settings: [SwiftSetting] = []
) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: rules + settings)
}

func program(
  _ name: String, _ dependencies: [Target.Dependency], linked: [LinkerSetting] = []
) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies, swiftSettings: rules, linkerSettings: linked)
}

// A program that runs for some milliseconds spends a third of them on loading libraries. As it is
// released it has none to load: it looks up no user, host or locale, for which glibc would need them.
// The other linker warns of such calls in Foundation, which nothing makes.
let whole: [LinkerSetting] = [
  .unsafeFlags(["-static-executable", "-use-ld=lld"], .when(configuration: .release))
]

func tests(
  _ name: String, _ dependencies: [Target.Dependency], excluding: [String] = []
) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: excluding, swiftSettings: rules)
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let orderedCollections = Target.Dependency.product(
  name: "OrderedCollections", package: "swift-collections")
let heap = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")

// Where GMime's headers and those of glib are, on Debian's and Fedora's machines.
let gmimeFolders =
  ["/usr/include/gmime-3.0", "/usr/include/glib-2.0"]
  + ["x86_64-linux-gnu/", "aarch64-linux-gnu/"].map { "/usr/lib/\($0)glib-2.0/include" }
  + ["/usr/lib64/glib-2.0/include"]

// The fuzzer brings a main of its own, which only its sanitizer links: `make fuzz` asks for it, and no
// other build has it.
let fuzzer: [Target] =
  Context.environment["FOLLOWUP_FUZZ"] == nil
  ? []
  : [
    .executableTarget(
      name: "fuzz", dependencies: ["FuzzTargets"], path: "Tests/fuzz", swiftSettings: rules)
  ]

let package = Package(
  name: "followup",
  products: [
    .executable(name: "followupd", targets: ["followupd"]),
    .executable(name: "followupctl", targets: ["followupctl"]),
    .executable(name: "followup-read", targets: ["followup-read"]),
    .executable(name: "followup-write", targets: ["followup-write"]),
    .executable(name: "followup-sendmail", targets: ["followup-sendmail"]),
  ],
  dependencies: [
    // The companion's commands, help, shell completions and manual pages.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // The reminders' heap, and dictionaries that keep the order in which keys were written.
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    // Typed paths, file descriptors and errno.
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    // The daemon's own diagnostics, through a handler that writes to the journal.
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    // Drafts and the report page from templates that users may write, with escaping for HTML. It imports
    // Foundation, so that followup-write alone links it.
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    // Tests only: real processes, with their output and exit status.
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    // Ground: these import nothing of the project.
    .target(name: "CSystemd", linkerSettings: [.linkedLibrary("systemd")]),
    .target(name: "CChecksum"),
    .target(name: "CProcess"),
    // pkg-config's flags for GMime are more than SwiftPM allows, of which each build would warn.
    .target(
      name: "CGMime", cSettings: [.unsafeFlags(gmimeFolders.map { "-I\($0)" })],
      linkerSettings: ["gmime-3.0", "gobject-2.0", "glib-2.0"].map { .linkedLibrary($0) }),
    .target(name: "CLibical", linkerSettings: [.linkedLibrary("ical")]),
    module("Ground", [systemPackage], crossModule),
    module("CivilTime", ["Ground", systemPackage], crossModule),
    module("JSON", [], crossModule),
    module("TOML"),

    // Times as people write them.
    module("When", ["CivilTime", "Ground"]),

    // The lists of holidays that are installed beside the programs.
    module("Holidays", ["CivilTime", "Ground", "TOML", systemPackage]),

    // libsystemd, in Swift's terms.
    module("Systemd", ["CSystemd", "Ground", systemPackage]),

    // Tables of an object's members, from which JSON is read, written and described.
    module("Schema", ["CivilTime", "JSON"], crossModule),

    // The domain: no input or output, and no clock.
    module(
      "FollowupCore",
      ["CivilTime", "Ground", "Holidays", "JSON", "Schema", orderedCollections, heap]),

    // What the domain is kept in, set by, and asked through.
    module(
      "EventLog", ["CChecksum", "FollowupCore", "CivilTime", "JSON", "Schema", systemPackage]),
    module("Settings", ["FollowupCore", "CivilTime", "Ground", "Holidays", "TOML", systemPackage]),
    module("Varlink", ["JSON"]),
    module("ControlInterface", ["FollowupCore", "CivilTime", "When", "JSON", "Schema", "Varlink"]),

    // What comes from other programs' files: the form in which it is handed on, and the readers that
    // need a library, which only a program of their own links.
    module(
      "Importing",
      [
        "FollowupCore", "ControlInterface", "CivilTime", "Ground", "When", "JSON", "TOML", "Schema",
        "Settings", systemPackage,
      ]),
    module(
      "InvitationReading",
      [
        "CLibical", "Importing", "FollowupCore", "ControlInterface", "CivilTime", "Ground", "When",
        "JSON", "Schema",
      ]),

    // Remedies in words, for the answers of both programs.
    module("CommandLines", ["FollowupCore", "CivilTime"]),

    // What stands in a mail's header, for the gate and for the reader of mails.
    module("MailHeaders", ["FollowupCore"]),
    module(
      "MessageReading",
      [
        "CGMime", "MailHeaders", "Importing", "FollowupCore", "ControlInterface", "CivilTime",
        "Ground",
        "When", "JSON", "Schema", systemPackage,
      ]),

    // The report as a document, and as what its page shows.
    module(
      "Reporting", ["FollowupCore", "ControlInterface", "CivilTime", "Ground", "JSON", "Schema"]),

    // Texts from templates: drafts, and what else is written for people outside of the terminal.
    module(
      "Writing",
      [
        "Reporting", "FollowupCore", "ControlInterface", "CivilTime", "Ground", "JSON",
        systemPackage, mustache,
      ]),

    // The running program without libsystemd, so that a simulation can be the machine under it.
    module(
      "FollowupRuntime",
      [
        "CivilTime", "Ground", "Holidays", "When", "JSON", "FollowupCore", "EventLog", "Settings",
        "CommandLines", "ControlInterface", "Schema", "Varlink", orderedCollections,
      ]),

    // The two programs: all of each is in its module, the main only starts it.
    module(
      "FollowupDaemon",
      [
        "Systemd", "CivilTime", "Ground", "Holidays", "JSON", "FollowupCore", "EventLog",
        "Settings",
        "Varlink", "ControlInterface", "FollowupRuntime", "Schema", systemPackage, logging,
      ]),
    module(
      "FollowupCommands",
      [
        "CivilTime", "Ground", "Holidays", "When", "JSON", "FollowupCore", "EventLog", "Settings",
        "Varlink", "CommandLines", "ControlInterface", "Importing", "Schema", systemPackage,
        argumentParser,
      ]),
    // What stands between a mail program and sendmail.
    module(
      "MailGate",
      [
        "CProcess", "MailHeaders", "FollowupCommands", "ControlInterface", "Settings",
        "FollowupCore",
        "CivilTime", "Ground", "When", systemPackage,
      ]),
    program("followupd", ["FollowupDaemon", "Ground"]),
    program("followupctl", ["FollowupCommands"], linked: whole),
    program("followup-read", ["Importing", "InvitationReading", "MessageReading"]),
    program("followup-write", ["Writing"]),
    program("followup-sendmail", ["MailGate"], linked: whole),

    // What tests share: the built programs, a folder of their own, processes that end with the test.
    .target(
      name: "TestSupport", dependencies: ["JSON", systemPackage, subprocess],
      path: "Tests/TestSupport", swiftSettings: rules),

    // Reads the description of an interface, and holds calls and replies against it.
    .target(
      name: "VarlinkDescriptions", dependencies: ["Varlink", "JSON"],
      path: "Tests/VarlinkDescriptions", swiftSettings: rules),

    // A disk that forgets, tears and reorders what was not synced: for the log's tests and the
    // simulation.
    .target(
      name: "SimulatedDisk", dependencies: ["EventLog", "JSON", systemPackage],
      path: "Tests/SimulatedDisk", swiftSettings: rules),

    // Years of use and misfortune in seconds, and the program that runs them.
    .target(
      name: "Simulation",
      dependencies: [
        "FollowupCore", "EventLog", "Settings", "FollowupRuntime", "ControlInterface", "CivilTime",
        "Holidays",
        "JSON",
        "SimulatedDisk", "TestSupport", orderedCollections, systemPackage,
      ],
      path: "Tests/Simulation", swiftSettings: rules),
    .executableTarget(
      name: "simulate", dependencies: ["Simulation", "TestSupport"], path: "Tests/simulate",
      swiftSettings: rules),

    // What any bytes must leave whole: one property a reader, for the fuzzer and for its corpus.
    .target(
      name: "FuzzTargets",
      dependencies: [
        "InvitationReading", "Importing",
        "CivilTime", "When", "JSON", "FollowupCore", "EventLog", "Settings", "Varlink",
        "ControlInterface", "FollowupCommands", "Schema", "SimulatedDisk", "TestSupport",
        "VarlinkDescriptions", "MailHeaders", "MessageReading",
        systemPackage,
      ],
      path: "Tests/FuzzTargets", swiftSettings: rules),

    tests("GroundTests", ["Ground", "TestSupport", systemPackage]),
    tests("CivilTimeTests", ["CivilTime", "TestSupport"]),
    tests("WhenTests", ["When", "CivilTime", "TestSupport"]),
    tests("SchemaTests", ["Schema", "CivilTime", "JSON", "TestSupport"]),
    tests("JSONTests", ["JSON", "TestSupport"]),
    tests("TOMLTests", ["TOML", "TestSupport"]),
    tests(
      "HolidaysTests", ["Holidays", "CivilTime", "TestSupport", systemPackage],
      excluding: ["Tables"]),
    tests("SystemdTests", ["Systemd", "CSystemd", "TestSupport", systemPackage]),
    tests(
      "FollowupCoreTests",
      [
        "FollowupCore", "CivilTime", "Holidays", "JSON", "TestSupport", systemPackage,
        orderedCollections,
      ],
      excluding: ["Reference"]),
    tests(
      "EventLogTests",
      [
        "EventLog", "FollowupCore", "CivilTime", "JSON", "Schema", "SimulatedDisk", "TestSupport",
        systemPackage,
      ], excluding: ["Frozen"]),
    tests(
      "SettingsTests",
      ["Settings", "FollowupCore", "CivilTime", "Holidays", "TOML", "TestSupport", systemPackage]),
    tests("VarlinkTests", ["Varlink", "VarlinkDescriptions", "JSON", "TestSupport"]),
    tests(
      "ControlInterfaceTests",
      [
        "ControlInterface", "FollowupCore", "CivilTime", "When", "JSON", "Schema", "Varlink",
        "VarlinkDescriptions", "TestSupport",
      ]),
    tests(
      "ImportingTests",
      ["Importing", "ControlInterface", "FollowupCore", "CivilTime", "When", "TestSupport"]),
    tests(
      "InvitationReadingTests",
      ["InvitationReading", "Importing", "CivilTime", "JSON", "TestSupport", systemPackage],
      excluding: ["Invitations"]),
    tests(
      "FollowupRuntimeTests",
      [
        "FollowupRuntime", "CommandLines", "Holidays", "FollowupCore", "EventLog", "Settings",
        "CivilTime", "When", "JSON", "Schema", "ControlInterface", "Varlink", "SimulatedDisk",
        "TestSupport", systemPackage,
      ]),
    tests(
      "FollowupDaemonTests",
      [
        "FollowupDaemon", "FollowupRuntime", "Systemd", "CSystemd", "TestSupport", systemPackage,
      ]),
    tests(
      "FollowupCommandsTests",
      [
        "FollowupCommands", "FollowupCore", "CivilTime", "Holidays", "When", "JSON",
        "ControlInterface", "Schema", "Varlink", "TestSupport", systemPackage,
      ]),
    tests(
      "MessageReadingTests",
      [
        "MessageReading", "MailHeaders", "FollowupCore", "CivilTime", "TestSupport", systemPackage,
      ]),
    tests(
      "WritingTests",
      [
        "Writing", "Reporting", "ControlInterface", "FollowupCore", "CivilTime", "Schema", "JSON",
        "TestSupport", systemPackage,
      ]),
    tests("SimulationTests", ["Simulation", "TestSupport"]),
    tests(
      "IntegrationTests",
      [
        "TestSupport", "JSON", "CivilTime", "MailHeaders", "MessageReading", "followupd",
        "followupctl", "followup-read", "followup-write", "followup-sendmail", systemPackage,
      ], excluding: ["Frozen"]),
    tests(
      "TortureTests",
      [
        "TestSupport", "JSON", "ControlInterface", "Varlink", "followupd", "followupctl",
        systemPackage,
      ],
      excluding: ["Scripts"]),
    tests(
      "FuzzTests", ["FuzzTargets", "TestSupport", systemPackage],
      excluding: ["Corpus", "Dictionaries"]),
    tests("SystemTests", ["TestSupport", "JSON", "followupd", "followupctl", systemPackage]),
  ] + fuzzer
)
