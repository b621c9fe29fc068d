import ArgumentParser
import JSON

/// A command as its definition has it: what may be typed after its name.
struct CommandShape {
  let name: String
  let abstract: String
  let arguments: [ArgumentShape]
  let subcommands: [CommandShape]
  /// The name of the subcommand that is meant if none is named.
  var defaultName: String?

  /// The subcommand that is meant if none is named.
  var fallback: CommandShape? { subcommands.first { $0.name == defaultName } }

  var positionals: [ArgumentShape] { arguments.filter { $0.kind == "positional" } }

  /// The option of a name with its dashes.
  func option(_ name: String) -> ArgumentShape? { arguments.first { $0.names.contains(name) } }
}

/// An argument, an option or a flag.
struct ArgumentShape {
  /// "positional", "option" or "flag".
  let kind: String
  /// With their dashes; empty if it has no name.
  let names: [String]
  /// What stands for its value in help, such as "zone".
  let valueName: String
  /// All values that it takes; empty if they are not a fixed list.
  let values: [String]
  let abstract: String
  let isOptional: Bool
  let isRepeating: Bool
  let isFile: Bool
}

extension CommandShape {
  /// All of followupctl, as argument-parser describes it.
  static func root() -> CommandShape? {
    let description = Array(Followupctl._dumpHelp().utf8)
    let parsed = try? JSONReader.parse(description, limits: JSONLimits(bytes: 16 << 20))
    return parsed?["command"].map(CommandShape.init)
  }

  private init(_ json: JSONValue) {
    name = json["commandName"]?.stringValue ?? ""
    abstract = json["abstract"]?.stringValue ?? ""
    arguments = (json["arguments"]?.arrayValue ?? [])
      .filter { $0["shouldDisplay"] == true }.map(ArgumentShape.init)
    defaultName = json["defaultSubcommand"]?.stringValue
    subcommands = (json["subcommands"]?.arrayValue ?? []).map(CommandShape.init)
  }
}

extension ArgumentShape {
  fileprivate init(_ json: JSONValue) {
    kind = json["kind"]?.stringValue ?? ""
    names = (json["names"]?.arrayValue ?? []).compactMap { name in
      name["name"]?.stringValue.map { name["kind"] == "long" ? "--\($0)" : "-\($0)" }
    }
    valueName = json["valueName"]?.stringValue ?? ""
    values = (json["allValues"]?.arrayValue ?? []).compactMap(\.stringValue)
    abstract = json["abstract"]?.stringValue ?? ""
    isOptional = json["isOptional"] == true
    isRepeating = json["isRepeating"] == true
    isFile = json["completionKind"]?["file"] != nil
  }
}

extension CommandShape {
  /// A command whose words are those of another's subcommands.
  init(explaining command: CommandShape) {
    self.init(
      name: "help", abstract: "", arguments: [],
      subcommands: command.subcommands.filter { $0.name != "help" })
  }
}
