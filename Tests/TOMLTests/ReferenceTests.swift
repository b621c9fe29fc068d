import TOML
import TestSupport
import Testing

/// Ours held against an implementation that is not ours.
@Suite("Held against Python's tomli or tomllib", .enabled(if: python != nil))
struct ReferenceTests {
  static let generatedCount = 20_000
  static let mutatedCount = 100_000

  @Test("documents of the whole grammar read the same", arguments: [1])
  func generated(seed: UInt64) async throws {
    let knowsAll = try await ReferenceReading.knowsAll()
    var generator = DocumentGenerator(seed: seed, isNewest: knowsAll)
    var documents: [[UInt8]] = []
    for _ in 0..<Self.generatedCount { documents.append(Array(generator.document().utf8)) }
    let tally = try await compare(documents, seed: seed)
    #expect(tally.read > Self.generatedCount / 4)
    #expect(!knowsAll || tally.refused > Self.generatedCount / 10)
  }

  @Test("documents mutated at random read the same, or are refused by both", arguments: [2])
  func mutated(seed: UInt64) async throws {
    let knowsAll = try await ReferenceReading.knowsAll()
    var generator = DocumentGenerator(seed: seed, isNewest: knowsAll)
    var corpus = (ValidDocuments.all.map(\.text) + InvalidDocuments.all.map(\.text)).map {
      Array($0.utf8)
    }
    for _ in 0..<3000 { corpus.append(Array(generator.document().utf8)) }
    var mutator = DocumentMutator(seed: seed, corpus: corpus)
    var documents: [[UInt8]] = []
    for _ in 0..<Self.mutatedCount { documents.append(mutator.document()) }
    let tally = try await compare(documents, seed: seed)
    #expect(tally.read > Self.mutatedCount / 10)
    #expect(tally.refused > Self.mutatedCount / 10)
    #expect(!knowsAll || tally.unknowable < Self.mutatedCount / 100)
  }

  struct Tally {
    var read = 0
    var refused = 0
    var unknowable = 0
    var differing = 0
  }

  private func compare(_ documents: [[UInt8]], seed: UInt64) async throws -> Tally {
    async let reference = ReferenceReading.of(documents)
    let ours = documents.map { document in
      (try? TOMLDocument.parse(document)).map(CanonicalForm.bytes)
    }
    let theirs = try await reference
    try #require(theirs.count == documents.count)
    var tally = Tally()
    for (index, document) in documents.enumerated() {
      switch (ours[index], theirs[index]) {
      case (_, .unknowable): tally.unknowable += 1
      case (nil, .refused): tally.refused += 1
      case (let mine?, .read(let form)) where mine[...] == form: tally.read += 1
      case (let mine, let form):
        tally.differing += 1
        if tally.differing <= 10 { report(document, mine, form, seed: seed) }
      }
    }
    #expect(tally.differing == 0, "seed \(seed)")
    return tally
  }

  private func report(
    _ document: [UInt8], _ mine: [UInt8]?, _ theirs: ReferenceReading, seed: UInt64
  ) {
    let text = String(decoding: document, as: UTF8.self)
    let reading = mine.map { String(decoding: $0, as: UTF8.self) } ?? "refused"
    var other = "refused"
    if case .read(let form) = theirs { other = String(decoding: form, as: UTF8.self) }
    Issue.record("seed \(seed): \(text.debugDescription) is \(reading) to us, \(other) to Python")
  }
}
