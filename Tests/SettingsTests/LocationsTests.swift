import Settings
import SystemPackage
import Testing

@Suite("Where the files are")
struct LocationsTests {
  private let home = ["HOME": "/home/jo", "XDG_RUNTIME_DIR": "/run/user/1000"]

  @Test("by themselves they are where the XDG specification puts them")
  func standard() throws {
    let locations = Locations(environment: home)
    #expect(try locations.configuration == "/home/jo/.config/followup/followup.toml")
    #expect(try locations.log == "/home/jo/.local/share/followup/events")
    #expect(try locations.socket == "/run/user/1000/followup/io.followup.Control")
    #expect(try locations.state == "/home/jo/.local/state/followup")
  }

  @Test("what is kept of a log is outside of it, apart for each that is given, and beside a socket")
  func state() throws {
    var locations = Locations(environment: home.merging(["XDG_STATE_HOME": "/s"]) { $1 })
    #expect(try locations.state == "/s/followup")
    locations.flags = [.log: "/home/jo/Sync/log"]
    #expect(try locations.state == "/s/followup/logs/home/jo/Sync/log")
    locations.flags = [.configuration: "/c", .log: "/l/m", .socket: "/r/s"]
    #expect(try locations.state == "/r/logs/l/m")
    locations.flags[.socket] = "s"
    #expect(try locations.state == "logs/l/m")
  }

  @Test("the base folders move them, where they are absolute")
  func baseFolders() throws {
    let moved = home.merging(["XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "/d"]) { $1 }
    #expect(try Locations(environment: moved).configuration == "/c/followup/followup.toml")
    #expect(try Locations(environment: moved).log == "/d/followup/events")
    let relative = home.merging(["XDG_CONFIG_HOME": "c", "XDG_DATA_HOME": ""]) { $1 }
    let locations = Locations(environment: relative)
    #expect(try locations.configuration == "/home/jo/.config/followup/followup.toml")
    #expect(try locations.log == "/home/jo/.local/share/followup/events")
  }

  @Test("a variable comes before the base folders, and a flag before the variable")
  func precedence() throws {
    let variables = [
      "FOLLOWUP_CONFIG": "/v/c", "FOLLOWUP_LOG": "/v/l", "FOLLOWUP_SOCKET": "s",
      "XDG_CONFIG_HOME": "/c",
    ]
    var locations = Locations(environment: home.merging(variables) { $1 })
    #expect(try locations.configuration == "/v/c")
    #expect(try locations.log == "/v/l")
    #expect(try locations.socket == "s")
    locations.flags = [.configuration: "f.toml", .log: "/f/l", .socket: "/f/s"]
    #expect(try locations.configuration == "f.toml")
    #expect(try locations.log == "/f/l")
    #expect(try locations.socket == "/f/s")
  }

  @Test("with everything given, the environment may be empty")
  func emptyEnvironment() throws {
    let locations = Locations(
      environment: [:], flags: [.configuration: "/c", .log: "/l", .socket: "/s"])
    #expect(try [locations.configuration, locations.log, locations.socket] == ["/c", "/l", "/s"])
  }

  @Test("where nothing tells, the sentence says what is missing and what to give")
  func unplaced() {
    let none = Locations(environment: [:])
    let socket = #expect(throws: SettingsError.self) { try none.socket }
    #expect(
      socket?.description
        == "Where the control socket is cannot be told: XDG_RUNTIME_DIR is not set to an absolute "
        + "path. Give --socket PATH, or set FOLLOWUP_SOCKET.")
    let configuration = #expect(throws: SettingsError.self) { try none.configuration }
    #expect(configuration?.description.contains("neither XDG_CONFIG_HOME nor HOME is set") == true)
    let log = #expect(throws: SettingsError.self) {
      try Locations(environment: ["HOME": "jo"]).log
    }
    #expect(log?.description.contains("HOME is not an absolute path") == true)
  }

  @Test("what is no path is refused")
  func unusable() {
    let empty = #expect(throws: SettingsError.self) {
      try Locations(environment: home, flags: [.log: ""]).log
    }
    #expect(empty?.description == "--log cannot be used: its path is empty.")
    let holed = #expect(throws: SettingsError.self) {
      try Locations(environment: home.merging(["FOLLOWUP_LOG": "/a\0b"]) { $1 }).log
    }
    #expect(holed?.description == "FOLLOWUP_LOG cannot be used: its path holds a NUL.")
  }

  @Test("a socket's path may have 107 bytes, and no more")
  func socketLength() throws {
    func locations(_ count: Int) -> Locations {
      Locations(environment: ["FOLLOWUP_SOCKET": "/" + String(repeating: "s", count: count - 1)])
    }
    #expect(try locations(107).socket.string.utf8.count == 107)
    let error = #expect(throws: SettingsError.self) { try locations(108).socket }
    #expect(error?.description.contains("108 bytes") == true)
  }
}
