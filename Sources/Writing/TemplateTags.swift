internal import CivilTime
internal import Ground

/// The tags in a user's own template: `{{NAME}}`, `{{#NAME}}…{{/NAME}}`, `{{^NAME}}…{{/NAME}}` and
/// comments. A name that stands for nothing would be left out without a word, so that a slip of the pen
/// is told here.
struct TemplateTags {
  private let file: String
  private let variables: [String]
  private var line = 1
  /// The sections that are open, with the lines in which they begin.
  private var sections: [(name: String, line: Int)] = []

  private static let depthAtMost = 16

  /// - Parameter variables: the names that stand for something.
  /// - Throws: `WritingError.fault` for the first fault.
  static func check(
    _ template: WritingRequest.OwnTemplate, variables: [String]
  ) throws(WritingError) {
    var tags = TemplateTags(file: template.file, variables: variables)
    try tags.check(template.text[...])
  }

  private init(file: String, variables: [String]) {
    self.file = file
    self.variables = variables
  }

  private mutating func check(_ text: Substring) throws(WritingError) {
    var rest = text
    while let start = rest.firstRange(of: "{{") {
      pass(rest[..<start.lowerBound])
      rest = rest[start.upperBound...]
      let end = rest.first == "{" ? "}}}" : "}}"
      guard let close = rest.firstRange(of: end) else {
        throw fault("a tag begins here that \(quoted(end)) does not end")
      }
      try take(tag: rest[..<close.lowerBound])
      pass(rest[..<close.lowerBound])
      rest = rest[close.upperBound...]
    }
    if let open = sections.last {
      line = open.line
      throw fault("{{#\(open.name)}} begins here, and no {{/\(open.name)}} ends it")
    }
  }

  private mutating func pass(_ text: Substring) { line += text.count(where: \.isNewline) }

  private mutating func take(tag: Substring) throws(WritingError) {
    let sign = tag.first.flatMap { "#^/!&{".contains($0) ? $0 : nil }
    guard sign != "!" else { return }
    let name = String(tag.dropFirst(sign == nil ? 0 : 1)).trimmed
    guard name.allSatisfy({ $0.isLetter || $0 == "_" }), !name.isEmpty else {
      throw fault(
        "\(quoted("{{\(tag)}}")) is not for such a template, which may have {{NAME}}, "
          + "{{#NAME}}…{{/NAME}}, {{^NAME}}…{{/NAME}} and {{! comments }}")
    }
    guard variables.contains(name) else {
      throw fault("\(quoted(name)) stands for nothing: write one of \(variables.alternatives)")
    }
    switch sign {
    case "#", "^":
      guard sections.count < Self.depthAtMost else {
        throw fault("more than \(Self.depthAtMost) sections lie within each other")
      }
      sections.append((name, line))
    case "/":
      guard sections.last?.name == name else {
        let open = sections.last.map { "{{/\($0.name)}} has to come first" } ?? "no section is open"
        throw fault("{{/\(name)}} ends nothing: \(open)")
      }
      sections.removeLast()
    default: break
    }
  }

  private func fault(_ problem: String) -> WritingError {
    .fault(file: file, line: line, problem: problem)
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
