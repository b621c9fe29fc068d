import ArgumentParser

/// A command that reads itself from a plain line.
///
/// Of its properties, each argument and option has one of the types that `PlainArguments` lists, and takes
/// from a word what is listed there. An option's name is the property's. What is not given is nil, false
/// or empty. A test holds every such command beside what argument-parser makes of it.
protocol PlainCommand: Command {}

/// The words after a command's name in the form that most lines have: texts first, then options.
///
/// argument-parser sorts the words by the definitions of a command, and lets the command, which is
/// `Decodable`, read itself from them by the names of its properties. From a plain line it can read
/// itself at once, which spares three quarters of what a short command costs: Swift's runtime searches
/// every conformance in the program for each type among the definitions. What is not plain is refused,
/// and left to argument-parser, which alone knows what is wrong with a line and what to say of it.
final class PlainArguments {
  /// The line is for argument-parser.
  struct Refusal: Error {}

  private var texts: ArraySlice<String>
  /// The rest; what was taken is nil, so that no word moves next to an option that it did not follow.
  private var options: [String?]

  init(_ words: ArraySlice<String>) {
    texts = words.prefix(while: Self.isText)
    options = Array(words[texts.endIndex...])
  }

  /// The command that the line is; nil if that is for argument-parser to say.
  func command<Parsed: PlainCommand>(_ type: Parsed.Type) -> Parsed? {
    guard var command = try? type.init(from: self), texts.isEmpty,
      options.allSatisfy({ $0 == nil }), (try? command.validate()) != nil
    else { return nil }
    return command
  }

  /// The next text, which no other argument gets.
  func takeText() -> String? { texts.popFirst() }

  /// The value of a property's option, if it is there. Only the first is taken.
  ///
  /// - Throws: `Refusal` if no value follows it.
  func takeValue(of property: String) throws(Refusal) -> String? {
    guard let index = options.firstIndex(of: Self.option(of: property)) else { return nil }
    guard index + 1 < options.count, let value = options[index + 1], Self.isText(value) else {
      throw Refusal()
    }
    options[index] = nil
    options[index + 1] = nil
    return value
  }

  /// Whether a property's flag is there.
  func takeFlag(of property: String) -> Bool {
    guard let index = options.firstIndex(of: Self.option(of: property)) else { return false }
    options[index] = nil
    return true
  }

  /// The option that argument-parser makes of a property's name: `--as-of` of `asOf`.
  static func option(of property: String) -> String {
    var option = "--"
    for character in property.utf8 {
      let isUppercase = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= character
      if isUppercase { option += "-" }
      option.unicodeScalars.append(Unicode.Scalar(isUppercase ? character | 0x20 : character))
    }
    return option
  }

  private static func isText(_ word: String) -> Bool {
    !word.isEmpty && word.utf8.first != UInt8(ascii: "-")
  }
}
