/// A command line up to the cursor, as far as it is understood.
struct PartialLine {
  /// What the word at the cursor can be.
  enum Slot {
    /// A command's name, or what its default takes first.
    case command(among: [CommandShape], or: ArgumentShape? = nil)
    case option(of: CommandShape)
    case value(of: ArgumentShape)
    case nothing
  }

  private(set) var slot: Slot
  /// What of the word is typed already.
  let prefix: String
  /// What stands before the value in the same word: "--zone=".
  private(set) var lead = ""
  /// The values of the options and arguments before it, by the names of their values.
  private(set) var values: [String: String] = [:]
  /// The options that stand before it.
  private(set) var given: Set<String> = []

  /// - Parameter words: those after the program's name; the last is the one at the cursor.
  init(_ words: [String], root: CommandShape) {
    var command = root
    var wanting: ArgumentShape?
    var positionals = 0
    var isEnded = false
    for word in words.dropLast() {
      if let option = wanting {
        values[option.valueName] = word
        wanting = nil
      } else if word == "--" {
        isEnded = true
      } else if !isEnded, word.hasPrefix("-") {
        let name = word.prefix { $0 != "=" }
        given.insert(String(name))
        let option = command.option(String(name))
        if option?.kind == "option", !word.contains("=") { wanting = option }
        if let option, word.contains("=") {
          values[option.valueName] = String(word.dropFirst(name.count + 1))
        }
      } else if let subcommand = command.subcommands.first(where: { $0.name == word }) {
        // "help" is followed by the commands that it explains.
        command = subcommand.name == "help" ? CommandShape(explaining: root) : subcommand
      } else {
        command = command.fallback ?? command
        let all = command.positionals
        let index = min(positionals, all.count - 1)
        if index >= 0 { values[all[index].valueName] = word }
        positionals += 1
      }
    }
    let last = words.last ?? ""
    let name = String(last.prefix { $0 != "=" })
    if let wanting {
      (slot, prefix) = (.value(of: wanting), last)
    } else if !isEnded, last.hasPrefix("--"), name != last {
      (prefix, lead) = (String(last.dropFirst(name.count + 1)), "\(name)=")
      slot = command.option(name).map { .value(of: $0) } ?? .nothing
    } else if !isEnded, last.hasPrefix("-") {
      (slot, prefix) = (.option(of: command.fallback ?? command), last)
    } else if !command.subcommands.isEmpty {
      let first = command.fallback?.positionals.first
      (slot, prefix) = (.command(among: command.subcommands, or: first), last)
    } else {
      let all = command.positionals
      prefix = last
      if positionals < all.count {
        slot = .value(of: all[positionals])
      } else if let repeated = all.last, repeated.isRepeating {
        slot = .value(of: repeated)
      } else {
        slot = .nothing
      }
    }
  }
}
