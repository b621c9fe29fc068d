import ArgumentParser
import CivilTime
internal import Ground

extension Followupctl {
  /// Parses the arguments. Beyond argument-parser it says which command was probably meant, takes a
  /// text that begins with a dash, and does not take "-phone" for options of one letter with "-h"
  /// among them.
  static func parse(_ arguments: [String]) throws -> any ParsableCommand {
    try checkCommands(of: arguments)
    let result = Result { try parseAsRoot(arguments) }
    if let parsed = try? result.get(), parsed is any Command { return parsed }
    if let moved = textsLast(arguments), let parsed = try? parseAsRoot(moved), parsed is any Command
    {
      return parsed
    }
    // The library answered with its own command: help.
    let isHelp = (try? result.get()) != nil
    if isHelp, !asksForHelp(arguments), let word = arguments.first(where: isDashed) {
      throw CommandError.usage(
        "There is no option \(quoted(word)): an option's name has two dashes, such as --via. "
          + "Before a text that begins with a dash, write \"--\".")
    }
    return try result.get()
  }

  /// - Throws: `CommandError.usage` for a word that stands where a command has to and is not one.
  private static func checkCommands(of arguments: [String]) throws {
    var commands = configuration.subcommands
    var path = "followupctl"
    for word in arguments {
      guard !commands.isEmpty, !word.hasPrefix("-"), word != "help" else { return }
      guard let command = commands.first(where: { $0._commandName == word }) else {
        let nearest = nearestWord(to: word, among: commands.map { $0._commandName })
        let hint =
          nearest.map { "Did you mean \(quoted($0))?" } ?? "\"\(path) --help\" lists the commands."
        throw CommandError.usage("There is no command \(quoted(word)). \(hint)")
      }
      commands = command.configuration.subcommands
      path += " \(word)"
    }
  }

  /// Whether a word begins with one dash and is more than an option of one letter.
  private static func isDashed(_ word: String) -> Bool {
    word.hasPrefix("-") && !word.hasPrefix("--") && word.count > 2
  }

  /// The arguments with the texts that begin with a dash at the end, where they can only be texts;
  /// nil if there are none. Only what has a space or a digit in it is surely not an option.
  private static func textsLast(_ arguments: [String]) -> [String]? {
    guard !arguments.contains("--") else { return nil }
    let isText: (String) -> Bool = { word in
      isDashed(word) && (word.contains(" ") || word.dropFirst().first!.isNumber)
    }
    let texts = arguments.filter(isText)
    return texts.isEmpty ? nil : arguments.filter { !isText($0) } + ["--"] + texts
  }

  private static func asksForHelp(_ arguments: [String]) -> Bool {
    arguments.contains { word in
      ["-h", "--version"].contains(word)
        || ["--help", "--generate-completion-script", "--experimental"].contains {
          word.hasPrefix($0)
        }
    }
  }
}
