import SystemPackage
import TestSupport
import Testing

@Suite("A line in a real status bar", .requires(.programs(["sway", "waybar", "grim", "unshare"])))
struct StatusBarTests {
  /// Two bars on one screen: what waybar makes of its own format stands above, in the colour of its
  /// class, and the same words as plain text stand below. The picture's halves are the same if
  /// waybar took the text, the class and the escapes for what they are.
  @Test(
    "Waybar shows the text, in the colour of its class",
    arguments: [(seconds: -600, class: "now"), (seconds: 600, class: "soon")])
  func waybar(callEndsIn seconds: Int, class: String) async throws {
    try await Workspace.open { workspace in
      try await workspace.withDaemon { _ in
        try await workspace.recordCallThatEnds("acme", inSeconds: seconds)
        let prompt = try await workspace.followupctl("next", "--format", "prompt").stdout
        #expect(prompt.hasPrefix("acme "))
        try workspace.configureBar(coloured: `class`)
        try await withProcess(workspace.compositor) { compositor in
          do {
            try await eventually("both bars show \(prompt)") {
              let picture = try await workspace.picture()
              try FilePath("/tmp/bar.ppm").write(String(decoding: [], as: UTF8.self))
              return picture.showsTheSameTwice ? () : nil
            }
          } catch let error as TimeLimitExceeded {
            Issue.record("\(error): \(compositor.written)")
          }
        }
      }
    }
  }
}

extension Workspace {
  private static let (width, height, bar) = (640, 200, 30)

  /// Writes what sway and waybar are told. What has not the class has no colour.
  fileprivate func configureBar(coloured class: String) throws {
    let program = Programs.followupctl
    try folder.appending("bars").write(
      """
      [{"position": "top", "height": \(Self.bar), "modules-left": ["custom/followup"],
        "custom/followup": {
          "exec": "\(program) next --format waybar", "return-type": "json", "interval": 300}},
       {"position": "bottom", "height": \(Self.bar), "modules-left": ["custom/plain"],
        "custom/plain": {"exec": "\(program) next --format prompt", "interval": 300,
          "escape": true}}]
      """)
    try folder.appending("style").write(
      """
      * { font: 14px "DejaVu Sans Mono"; background: #000000; color: #000000; border: none; }
      #custom-followup.\(`class`), #custom-plain { color: #50a050; }
      """)
    try folder.appending("sway").write(
      """
      output HEADLESS-1 resolution \(Self.width)x\(Self.height)
      exec waybar -c \(folder)/bars -s \(folder)/style

      """)
  }

  /// Sway without a screen. It refuses root, and so gets a number of its own for the same user.
  fileprivate var compositor: Command {
    var variables = environment
    variables["WLR_BACKENDS"] = "headless"
    variables["WLR_RENDERER"] = "pixman"
    variables["WLR_LIBINPUT_NO_DEVICES"] = "1"
    return Command(
      "unshare",
      ["--user", "--map-user=1000", "--map-group=1000", "sway", "-c", "\(folder)/sway"],
      environment: .only(variables))
  }

  fileprivate func picture() async throws -> Picture {
    var variables = environment
    variables["WAYLAND_DISPLAY"] = "wayland-1"
    let output = try await TestSupport.run(
      Command("grim", ["-t", "ppm", "-"], environment: .only(variables)))
    return Picture(ppm: output.standardOutput, barHeight: Self.bar)
  }
}

/// A screen with a bar above and one below.
private struct Picture {
  private static let green: [UInt8] = [0x50, 0xA0, 0x50]
  let above: ArraySlice<UInt8>
  let below: ArraySlice<UInt8>

  init(ppm: [UInt8], barHeight: Int) {
    // "P6", the size and the largest value stand in three lines; then come three bytes a pixel.
    let rows = ppm.split(separator: 10, maxSplits: 3, omittingEmptySubsequences: false).last ?? []
    let bar = 640 * 3 * barHeight
    above = rows.prefix(bar)
    below = rows.suffix(bar)
  }

  /// Whether both bars are there, with something in the colour of the class.
  var showsTheSameTwice: Bool {
    let pixels = stride(from: above.startIndex, to: above.endIndex, by: 3)
    return pixels.contains { above[$0..<min($0 + 3, above.endIndex)].elementsEqual(Self.green) }
      && above.elementsEqual(below)
  }
}
