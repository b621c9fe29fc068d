import Schema
import Varlink

/// Collects what the tables say of an interface, in Varlink's terms.
struct InterfaceDescription {
  /// The types that have a name, each after those that it consists of.
  private(set) var types: [VarlinkInterface.Member] = []
  /// The methods and errors.
  private(set) var members: [VarlinkInterface.Member] = []

  mutating func add<Method: ControlMethod>(_ method: Method.Type) {
    let input = fields(Method.Request.members)
    let output = fields(Method.Reply.members)
    members.append(
      VarlinkInterface.Member(
        name: Method.name, kind: .method(input: input, output: output),
        documentation: Self.lines(Method.summary)))
  }

  mutating func add(_ error: ErrorShape) {
    members.append(
      VarlinkInterface.Member(
        name: error.name, kind: .error(fields(error.members)),
        documentation: Self.lines(error.summary)))
  }

  private mutating func fields(_ members: [SchemaMember]) -> [VarlinkField] {
    members.map { member in
      let words = member.type.hyphenatedWords.map { "One of \($0.joined(separator: ", "))." }
      let summary = [member.summary, words].compactMap { $0 }.filter { !$0.isEmpty }
      return VarlinkField(
        member.name, type(member.type),
        documentation: Self.lines(summary.joined(separator: " "), indent: 2))
    }
  }

  private mutating func type(_ type: SchemaType) -> VarlinkType {
    switch type {
    case .bool: return .bool
    case .integer: return .int
    case .string, .time: return .string
    case .list(let element): return .array(self.type(element))
    case .optional(let wrapped): return .optional(self.type(wrapped))
    case .word(let name, let summary, let words):
      // A word of the language holds no hyphen.
      if type.hyphenatedWords != nil { return .string }
      return named(name, summary) { _ in .enumeration(words.map { VarlinkEnumerator($0) }) }
    case .object(let name, let summary, let members):
      return named(name, summary) { .structure($0.fields(members)) }
    }
  }

  private mutating func named(
    _ name: String, _ summary: String, _ type: (inout InterfaceDescription) -> VarlinkType
  ) -> VarlinkType {
    if types.contains(where: { $0.name == name }) { return .named(name) }
    let type = type(&self)
    types.append(
      VarlinkInterface.Member(
        name: name, kind: .type(type), documentation: Self.lines(summary)))
    return .named(name)
  }

  private static let lineLength = 100

  /// The text in lines that fit behind the comment's sign.
  private static func lines(_ text: String, indent: Int = 0) -> [String] {
    text.split(separator: "\n").flatMap { paragraph in
      var lines: [String] = []
      for word in paragraph.split(separator: " ") {
        let longer = lines.last.map { "\($0) \(word)" } ?? String(word)
        if lines.isEmpty || indent + 2 + longer.utf8.count > lineLength {
          lines.append(String(word))
        } else {
          lines[lines.count - 1] = longer
        }
      }
      return lines
    }
  }
}

extension SchemaType {
  /// The words of the value or its elements, if one of them has a hyphen.
  fileprivate var hyphenatedWords: [String]? {
    switch self {
    case .word(_, _, let words): words.contains { $0.contains("-") } ? words : nil
    case .list(let type), .optional(let type): type.hyphenatedWords
    default: nil
    }
  }
}
