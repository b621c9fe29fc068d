import SystemPackage
import TestSupport
import Testing

/// One of the scripts in `Scripts`, run against the built programs.
///
/// The scripts share no code with the programs, so that no mistake is made on both sides.
struct Attack {
  /// The script's name, without its ending.
  let script: String
  let arguments: [String]

  init(_ script: String, _ arguments: any CustomStringConvertible...) {
    self.script = script
    self.arguments = arguments.map(\.description)
  }

  /// Runs the script, which has to find no promise broken. What it says is printed.
  func run(limit: Duration = .seconds(600)) async throws {
    let command = Command(
      python ?? "python3", [Self.folder.appending("\(script).py").string] + arguments,
      environment: .inherited([
        "FOLLOWUPD": Programs.followupd.string, "FOLLOWUPCTL": Programs.followupctl.string,
        "PYTHONDONTWRITEBYTECODE": "1",
      ]))
    let output = try await TestSupport.run(command, limit: rounds.isLong ? .seconds(36_000) : limit)
    print(output.stdout)
    #expect(output.succeeded, "\(command.words): \(output)")
  }

  private static let folder = FilePath(#filePath).removingLastComponent().appending("Scripts")
}

/// How much is attacked: the variable `FOLLOWUP_TORTURE_ROUNDS` multiplies the short form, and
/// `FOLLOWUP_TORTURE_SEED` makes the random choices others.
let rounds = Rounds(
  factor: variable("FOLLOWUP_TORTURE_ROUNDS"), seed: variable("FOLLOWUP_TORTURE_SEED"))

/// How many times more than in the short form is attacked.
struct Rounds {
  let factor: Int
  /// What the scripts' random choices follow from.
  let seed: Int

  init(factor: String?, seed: String?) {
    self.factor = max(factor.flatMap { Int($0) } ?? 1, 1)
    self.seed = seed.flatMap { Int($0) } ?? 1
  }

  var isLong: Bool { factor > 1 }
}
