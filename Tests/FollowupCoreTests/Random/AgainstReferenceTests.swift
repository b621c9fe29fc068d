import FollowupCore
import SystemPackage
import TestSupport
import Testing

/// The rules in Swift against those in `Reference/policy.py`, which were written apart from them.
@Suite struct AgainstReferenceTests {
  private static let histories = 2000
  private static let firstSeed: UInt64 = 1

  /// One question with what either implementation says of it.
  private struct Asked {
    let seed: UInt64
    let question: Question
    let answer: [String]
  }

  @Test(.requires(.python)) func `2000 random histories give what the other implementation says`()
    async throws
  {
    let seeds = (0..<UInt64(Self.histories)).map { Self.firstSeed + $0 }
    let (first, second) = (seeds.prefix(Self.histories / 2), seeds.dropFirst(Self.histories / 2))
    async let firstHalf = Self.ask(first)
    let secondHalf = try Self.ask(second)
    let asked = try await firstHalf.asked + secondHalf.asked
    let theirs = try await reference(firstHalf.input + secondHalf.input)
    try #require(theirs.count == asked.count)
    var differing = 0
    for (ours, theirs) in zip(asked, theirs) where ours.answer != theirs {
      differing += 1
      if differing <= 10 { Issue.record(Comment(rawValue: Self.difference(ours, theirs))) }
    }
    #expect(differing == 0, "of \(asked.count) answers")
  }

  private static func ask(
    _ seeds: some Sequence<UInt64> & Sendable
  ) throws -> (input: String, asked: [Asked]) {
    var input = ""
    var asked: [Asked] = []
    for seed in seeds {
      var history = try RandomHistory(seed: seed)
      let engine = history.engine()
      let questions = history.questions(engine, count: 2)
      asked += questions.map { Asked(seed: seed, question: $0, answer: $0.answer(from: engine)) }
      input += history.json(questions) + "\n"
    }
    return (input, asked)
  }

  private func reference(_ input: String) async throws -> [[String]] {
    let folder = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    let script = try FilePath("/\(folder)/Reference/policy.py").text()
    let output = try await runPython(script, input: Array(input.utf8))
    return output.lines.map { $0.split(separator: "\t").map(String.init) }
  }

  private static func difference(_ ours: Asked, _ theirs: [String]) -> String {
    let (left, right) = (Set(ours.answer), Set(theirs))
    return """
      seed \(ours.seed), \(ours.question.application) at \(ours.question.at)\
      \(ours.question.asOf ? " as of then" : "")
      """ + left.subtracting(right).sorted().map { "\n  ours:   \($0)" }.joined()
        + right.subtracting(left).sorted().map { "\n  theirs: \($0)" }.joined()
  }
}
