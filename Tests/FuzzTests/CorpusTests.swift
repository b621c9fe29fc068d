import FuzzTargets
import SystemPackage
import TestSupport
import Testing

/// What the fuzzer kept: inputs that once broke something, and such as reach what others do not.
struct CorpusTests {
  private static let folder = FilePath(#filePath).removingLastComponent().appending("Corpus")

  @Test(
    "Every input of the corpus leaves its target's properties whole",
    arguments: FuzzTarget.all.map(\.name))
  func replay(name: String) throws {
    let target = try #require(FuzzTarget.named(name))
    let inputs = Self.folder.appending(name).names.sorted()
    #expect(inputs.count >= 10)
    for input in inputs {
      let bytes = try Self.folder.appending(name).appending(input).bytes()
      #expect(throws: Never.self, "\(name)/\(input)") { try target.run(bytes[...]) }
    }
  }

  @Test func `Every folder of the corpus is a target's`() {
    #expect(Set(Self.folder.names) == Set(FuzzTarget.all.map(\.name)))
  }
}
