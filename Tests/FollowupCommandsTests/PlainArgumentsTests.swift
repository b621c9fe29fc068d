import ArgumentParser
import Testing

@testable import FollowupCommands

/// A line that a command reads by itself is the command that argument-parser makes of it.
struct PlainArgumentsTests {
  private static let shapes = CommandShape.root()!.subcommands

  /// Values of arguments whose values are no list, by what stands for them in help.
  private static let values = [
    "when": ["fri 9:00", "2026-11-20T15:00:00Z", "-2h", "nonsense"],
    "n": ["3", "0", "-1", "+2", "x"], "figure": ["85-90.5k", "92000", "much"],
  ]

  private static func values(of argument: ArgumentShape) -> [String] {
    argument.values.isEmpty
      ? values[argument.valueName] ?? ["acme", "", "-x", "Jo Doe <jo@acme.example>"]
      : [argument.values.first!, argument.values.last!, "fax"]
  }

  /// Each text and option of a command with each of its values, and what begins to be no command.
  private static func lines(of shape: CommandShape, properties: [String]) -> [[String]] {
    let positionals = shape.positionals.map(values)
    let texts = positionals.map(\.[0])
    var lines = (0...texts.count).map { Array(texts.prefix($0)) }
    lines += [texts + ["more"], texts + ["--"], texts + ["--", "more"], texts + ["--no-such"]]
    lines += [texts + ["-x"], texts + ["help"], texts + ["--help"], texts + ["--version"]]
    for (index, values) in positionals.enumerated() {
      for value in values {
        var texts = texts
        texts[index] = value
        lines.append(texts)
      }
    }
    let options = shape.arguments.filter { $0.kind != "positional" }.flatMap { argument in
      argument.names.flatMap { name in
        argument.kind == "flag" ? [[name]] : values(of: argument).map { [name, $0] }
      }
    }
    // Every property, whether it is an option of that name or not.
    let named = properties.flatMap { name in
      [[name]] + ["3", "fri 9:00", "acme", "email"].map { [name, $0] }
    }
    for option in options + named {
      lines += [texts + option, texts + option + option, option + texts, texts + option + ["more"]]
      lines.append(texts + [option.joined(separator: "=")])
      lines.append(texts + option.dropLast())
    }
    for first in options {
      for second in options {
        lines += [texts + first + second, texts + first.prefix(1) + second + first.dropFirst()]
      }
    }
    return lines.map { [shape.name] + $0 }
  }

  private static func properties(of value: Any) -> [String] {
    Mirror(reflecting: value).children.flatMap { child -> [String] in
      guard let label = child.label, label.hasPrefix("_") else { return [] }
      return [PlainArguments.option(of: String(label.dropFirst()))]
    }
  }

  @Test(arguments: Followupctl.plainCommands.map { $0.configuration.commandName! })
  func `it is what argument-parser makes of it`(name: String) throws {
    let shape = try #require(Self.shapes.first { $0.name == name })
    let type = try #require(
      Followupctl.plainCommands.first { $0.configuration.commandName == name })
    for line in Self.lines(of: shape, properties: Self.properties(of: type.init())) {
      guard let command = Followupctl.plainCommand(line) else { continue }
      let parsed = try? type.parseAsRoot(Array(line.dropFirst()))
      #expect("\(command)" == parsed.map { "\($0)" }, "\(line)")
    }
  }

  @Test(arguments: [
    "next", "next acme --as-of fri --limit 3 --json", "next --format prompt --socket /s",
    "list --all", "show acme", "why acme check-in --as-of fri", "status --json",
    "check acme check-in --via phone --to jo --at fri --text Hello",
    "check acme salary 92000 --currency USD --per year", "log acme --limit 3 --follow",
    "sent acme thank-you --via email --to jo --to tom --at fri", "note acme hello",
    "heard acme --via email --from jo --asks --until fri",
  ])
  func `the commands of every day read it`(line: String) {
    #expect(Followupctl.plainCommand(line.split(separator: " ").map(String.init)) != nil)
  }

  @Test(arguments: [
    "", "nexd", "config show", "--json next", "next --json acme", "next --limit=3", "next --limit",
    "next --limit -3", "next --limit 0", "next --json --json", "next --", "next --help", "next -h",
    "next acme more", "heard acme --until --asks fri", "heard acme --at --via email fri",
    "next --format fax", "undo", "show", "check acme chek-in", "help next",
  ])
  func `what is not plain is left to argument-parser`(line: String) {
    #expect(Followupctl.plainCommand(line.split(separator: " ").map(String.init)) == nil)
  }
}
