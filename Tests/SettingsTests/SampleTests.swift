import FollowupCore
import Settings
import SystemPackage
import TestSupport
import Testing

@Suite("The sample configuration")
struct SampleTests {
  private static let path =
    FilePath(#filePath).removingLastComponent().removingLastComponent().removingLastComponent()
    .appending("config/followup.toml")

  /// The sample with "#key = value" turned into "key = value". Prose has a space after its "#".
  private static func uncommented() throws -> String {
    try path.text().split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let isPair = line.first == "#" && line.dropFirst().first.map { $0 != " " } == true
      return String(isPair ? line.dropFirst() : line)
    }.joined(separator: "\n")
  }

  @Test("says nothing as it is")
  func commented() throws {
    let (settings, diagnostics) = try Settings.load(path: Self.path, zones: ZonesForTests())
    #expect(diagnostics == [])
    #expect(settings?.policy == Policy())
    #expect(settings?.inForce.allSatisfy { $0.origin == .byDefault } == true)
  }

  @Test("holds exactly the defaults")
  func defaults() throws {
    let text = try Self.uncommented()
    let (settings, diagnostics) = Settings.read(
      Array(text.utf8), file: "sample", zones: ZonesForTests())
    #expect(diagnostics == [])
    #expect(settings?.policy == Policy())
    #expect(settings?.device == Settings().device)
  }

  @Test("holds every key there is, each with its default as `config show` writes it")
  func keys() throws {
    let text = try Self.uncommented()
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let settings = Settings.read(Array(text.utf8), file: "sample", zones: ZonesForTests()).settings
    for setting in try #require(settings).inForce {
      guard case .file("sample", let line) = setting.origin else {
        Issue.record("\(setting.key) is not in the sample")
        continue
      }
      let name = setting.key.split(separator: ".").last!
      #expect(lines[line - 1] == "\(name) = \(setting.value)")
    }
    #expect(lines.contains("\"*\" = []"))
  }

  @Test("has no line too long to read")
  func width() throws {
    for line in try Self.path.text().split(separator: "\n") { #expect(line.count <= 100) }
  }
}
