import ArgumentParser
import CivilTime
import Ground

/// The words of a command line beside the definitions of its command: what of them fits nowhere.
///
/// argument-parser is right about which lines are commands; its sentences do not say enough for one
/// who mistyped a word. So a line that it refused is gone through once more here.
struct UsageDiagnosis {
  /// The words, with each value that begins with a dash tied to its option and every other text that
  /// begins with one behind two dashes, as argument-parser wants it.
  private(set) var rewritten: [String] = []
  /// What is wrong with the words, in sentences; nil if that is not known here.
  private(set) var sentence: String?
  /// The sentence, if it is about a command that does not exist.
  private(set) var unknownCommand: String?

  private let root: CommandShape
  private var command: CommandShape
  private var path = ["followupctl"]
  private var texts: [String] = []
  private var positionals: [String] = []
  private var given: Set<String> = []

  init(of words: [String], root: CommandShape) {
    self.root = root
    command = root
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        for word in rest { takePositional(word) }
        texts += rest
        break
      }
      if word.hasPrefix("-"), word.count > 1 {
        takeDashed(word, &rest)
      } else if command.subcommands.isEmpty {
        takePositional(word)
        rewritten.append(word)
      } else {
        takeCommand(word)
        rewritten.append(word)
      }
    }
    if !texts.isEmpty { rewritten += ["--"] + texts }
    if sentence == nil { findMissing() }
  }

  private mutating func complain(_ sentence: String) {
    self.sentence = self.sentence ?? sentence
  }

  private mutating func takeCommand(_ word: String) {
    if let subcommand = command.subcommands.first(where: { $0.name == word }) {
      // "help" is followed by the commands that it explains.
      command = word == "help" ? CommandShape(explaining: root) : subcommand
      path.append(word)
      return
    }
    if let fallback = command.fallback {
      command = fallback
      return takePositional(word)
    }
    let hint =
      (synonym(of: word) ?? command.option("--\(word)")?.names.last
      ?? nearestWord(to: word, among: command.subcommands.map(\.name))).map {
        "Did you mean \(quoted($0))?"
      } ?? "\"\(path.filter { $0 != "help" }.joined(separator: " ")) --help\" lists the commands."
    unknownCommand = unknownCommand ?? "There is no command \(quoted(word)). \(hint)"
    complain("There is no command \(quoted(word)). \(hint)")
  }

  /// What other programs call a command of ours.
  private func synonym(of word: String) -> String? {
    let ours = Self.synonyms[word.lowercased()]
    return ours.flatMap { ours in command.subcommands.first { $0.name == ours }?.name }
  }

  private static let synonyms = [
    "edit": "change", "modify": "change", "update": "change", "set": "change", "remove": "delete",
    "rm": "delete", "drop": "delete", "reschedule": "move", "postpone": "snooze",
    "annotate": "note",
    "ls": "list", "todo": "next", "history": "log", "person": "contact", "offer": "outcome",
    "accept": "outcome", "reject": "outcome", "withdraw": "outcome",
  ]

  private mutating func takeDashed(_ word: String, _ rest: inout ArraySlice<String>) {
    let name = String(word.prefix { $0 != "=" })
    if command.option(name) == nil { command = command.fallback ?? command }
    guard let option = command.option(name) else {
      // Only what has a space or a digit in it is surely a text.
      if !word.hasPrefix("--"), word.contains(" ") || word.dropFirst().first!.isNumber {
        takePositional(word)
        texts.append(word)
      } else {
        rewritten.append(word)
        complain(unknownOption(name))
      }
      return
    }
    given.insert(option.names.last!)
    guard option.kind == "option" else { return rewritten.append(word) }
    if name != word {
      check(String(word.dropFirst(name.count + 1)), of: option)
      return rewritten.append(word)
    }
    guard let value = rest.first, value != "--", !isOption(value) else {
      rewritten.append(word)
      return complain("\(name) needs a value: \(name) \(option.placeholder).")
    }
    rest.removeFirst()
    check(value, of: option)
    if value.hasPrefix("-") {
      rewritten.append("\(name)=\(value)")
    } else {
      rewritten += [word, value]
    }
  }

  /// Whether a word is an option of the command, or one with a dash too few.
  private func isOption(_ word: String) -> Bool {
    let name = word.prefix { $0 != "=" }
    return command.option(String(name)) != nil
      || word.hasPrefix("-") && command.option("-\(name)") != nil
  }

  private mutating func takePositional(_ word: String) {
    let all = command.positionals
    defer { positionals.append(word) }
    guard positionals.count < all.count else {
      if all.last?.isRepeating != true {
        complain("There is no place for \(quoted(word)). \(usage)")
      }
      return
    }
    check(word, of: all[positionals.count])
  }

  private mutating func check(_ value: String, of argument: ArgumentShape) {
    guard !argument.values.isEmpty, !argument.values.contains(value) else { return }
    let name = argument.names.last.map { "\($0) \(argument.placeholder)" } ?? argument.placeholder
    let parts = value.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
    if parts.count > 1, argument.isRepeating, let option = argument.names.last,
      parts.allSatisfy(argument.values.contains)
    {
      return complain(
        "\(option) takes one value each time. Write \(parts.map { "\(option) \($0)" }.joined(separator: " "))."
      )
    }
    // The application's name comes first, and was written behind.
    if argument.kind == "positional", positionals.count == 1, let first = positionals.first,
      argument.values.contains(first)
    {
      return complain(
        "The application's name comes first. Did you mean "
          + "\(quoted("\(path.joined(separator: " ")) \(value) \(first)"))?")
    }
    let guess =
      Self.value(meantBy: value, among: argument.values)
      .map { "Did you mean \(quoted($0))? " } ?? ""
    complain(
      "\(quoted(value)) is not a value of \(name). \(guess)"
        + "It is one of \(argument.values.alternatives)."
        + (guess.isEmpty && argument.valueName == "stage"
          ? " Interviews go by their order, however they are held: name the round." : ""))
  }

  private mutating func findMissing() {
    command = command.fallback ?? command
    let missing = command.arguments.first { argument in
      !argument.isOptional && argument.kind != "flag"
        && (argument.kind == "positional"
          ? command.positionals.dropFirst(positionals.count).contains {
            $0.valueName == argument.valueName
          }
          : given.isDisjoint(with: argument.names))
    }
    guard let missing, command.subcommands.isEmpty else { return }
    let name = missing.names.last.map { "\($0) " } ?? ""
    complain("\(name)\(missing.placeholder) is missing. \(usage)")
  }

  private func unknownOption(_ name: String) -> String {
    // "-company" is "--company", and so is "-c" or "--compny".
    let dashed = name.hasPrefix("--") ? name : "-\(name)"
    if command.option(dashed) == nil,
      command.subcommands.contains(where: { $0.option(dashed) != nil })
    {
      let before = path.joined(separator: " ")
      return "The option \(quoted(dashed)) follows the command, as in "
        + "\"\(before) COMMAND \(dashed)\"."
    }
    let names = command.arguments.flatMap(\.names).filter { $0.hasPrefix("--") }
    let nearest = names.contains(dashed) ? dashed : nearestWord(to: dashed, among: names)
    var sentence = "There is no option \(quoted(name))."
    if let nearest { sentence += " Did you mean \(quoted(nearest))?" }
    if nearest == nil { sentence += " \(usage)" }
    let isText = !name.hasPrefix("--") && nearest != dashed
    return sentence + (isText ? " Before a text that begins with a dash, write \"--\"." : "")
  }

  /// How the command is written.
  private var usage: String {
    "\"\(path.joined(separator: " ")) --help\" says how it is written."
  }
}

extension ArgumentShape {
  /// What stands for its value: "ZONE".
  fileprivate var placeholder: String { valueName.uppercased() }
}
