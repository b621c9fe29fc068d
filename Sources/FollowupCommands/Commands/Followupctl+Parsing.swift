import ArgumentParser
internal import Ground

extension Followupctl {
  /// The command that the arguments are, if they are plain enough for it to read itself.
  static func plainCommand(_ arguments: [String]) -> (any PlainCommand)? {
    guard let name = arguments.first,
      let type = plainCommands.first(where: { $0.configuration.commandName == name })
    else { return nil }
    return PlainArguments(arguments.dropFirst()).command(type)
  }

  /// Parses the arguments. Beyond argument-parser it says which command, option or value was probably
  /// meant, takes a text that begins with a dash, and does not take "-phone" for options of one letter
  /// with "-h" among them.
  static func parse(_ arguments: [String]) throws -> any ParsableCommand {
    let result = Result { try parseAsRoot(arguments) }
    if let parsed = try? result.get(), parsed is any Command { return parsed }
    if asksForHelp(arguments), isOfKnownCommand(arguments) { return try result.get() }
    guard let root = CommandShape.root() else { return try result.get() }
    let diagnosis = UsageDiagnosis(of: arguments, root: root)
    if asksForHelp(arguments) {
      if let sentence = diagnosis.unknownCommand { throw CommandError.usage(sentence) }
      return try result.get()
    }
    if let sentence = diagnosis.sentence { throw CommandError.usage(sentence) }
    return try parseAsRoot(diagnosis.rewritten)
  }

  private static func asksForHelp(_ arguments: [String]) -> Bool {
    arguments.prefix { $0 != "--" }.contains { word in
      ["-h", "--help", "--help-hidden", "--version"].contains(word)
        || word.hasPrefix("--experimental")
    }
  }

  /// Whether no word can be a command that does not exist: the first is one that has no others below it,
  /// or none is a command. To describe all commands takes five times as long as to print help.
  private static func isOfKnownCommand(_ arguments: [String]) -> Bool {
    arguments.allSatisfy { $0.hasPrefix("-") }
      || configuration.subcommands.contains {
        $0.configuration.commandName == arguments.first && $0 is any Command.Type
      }
  }

  /// What argument-parser says is wrong, in our words.
  ///
  /// It says "The value 'x' is invalid for '--at <when>': REASON". The reason is a sentence that
  /// repeats the value.
  static func sentence(for error: any Error) -> String {
    let message = message(for: error)
    let middle = "' is invalid for '"
    guard message.hasPrefix("The value '"), let end = message.firstRange(of: middle) else {
      return message.hasSuffix(".") || message.contains("\n") ? message : message + "."
    }
    let rest = message[end.upperBound...]
    if let reason = rest.firstRange(of: "': ") { return String(rest[reason.upperBound...]) }
    let value = message[..<end.lowerBound].dropFirst("The value '".count)
    let parts = rest.prefix { $0 != "'" }.split(separator: "<", maxSplits: 1)
    let name = (parts.first ?? "") + (parts.dropFirst().first?.dropLast().uppercased() ?? "")
    return "\(quoted(String(value))) is not a value of \(name). Write a number, such as 4."
  }
}
