import Ground

/// A line of output: text in one style after another. Whatever a text holds, no control character
/// of it reaches the output.
package struct Line: Hashable, Sendable {
  /// How a run of text looks on a terminal; a file gets none of it.
  package enum Style: Hashable, Sendable {
    case plain, bold, dim, red, green, yellow, blue
  }

  struct Run: Hashable, Sendable {
    var text: String
    var style: Style
    /// Whether it is a command to be typed, which is never broken over lines.
    var isCommand = false
  }

  var runs: [Run] = []

  package init() {}

  init(runs: [Run]) { self.runs = runs }

  package init(_ text: String, _ style: Style = .plain) {
    append(text, style)
  }

  /// Appends text; control characters in it are escaped.
  package mutating func append(_ text: String, _ style: Style = .plain) {
    guard !text.isEmpty else { return }
    let text = PrintableText.escaped(text)
    if let last = runs.last, last.style == style, !last.isCommand {
      runs[runs.count - 1].text += text
    } else {
      runs.append(Run(text: text, style: style))
    }
  }

  /// Appends a command to be typed, which is never broken over lines.
  package mutating func append(command: String) {
    runs.append(Run(text: PrintableText.escaped(command), style: .plain, isCommand: true))
  }

  /// Sentences in which commands stand in quotation marks: those are never broken over lines.
  init(sentences: String) {
    let parts = sentences.split(separator: "\"", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      // Every second part stands in quotation marks, unless the last one is not closed.
      let isQuoted = index % 2 == 1 && index + 1 < parts.count
      let isCommand = ["followupctl ", "systemctl "].contains { part.hasPrefix($0) }
      if isQuoted, isCommand {
        append(command: "\"\(part)\"")
      } else {
        append(isQuoted ? "\"\(part)\"" : index % 2 == 1 ? "\"\(part)" : String(part))
      }
    }
  }

  /// A line that ends with a command to be typed, which is never broken over lines.
  init(remedy text: String) {
    let starts = ["followupctl ", "systemctl "].compactMap { text.firstRange(of: $0)?.lowerBound }
    let start = starts.min() ?? text.endIndex
    append(String(text[..<start]))
    if start < text.endIndex { append(command: String(text[start...])) }
  }

  /// Appends the runs of another line, each in its own style.
  package mutating func append(_ line: Line) { runs += line.runs }

  /// Whether it has no text at all.
  package var isEmpty: Bool { runs.isEmpty }

  /// The text without its styles.
  package var text: String { runs.reduce(into: "") { $0 += $1.text } }

  /// How many columns it takes.
  package var width: Int { runs.reduce(0) { $0 + $1.text.columns } }

  /// The text for output; where it is not coloured, exactly `text`.
  package func rendered(isColoured: Bool) -> String {
    guard isColoured else { return text }
    return runs.map { run in
      run.style.code.map { "\u{1B}[\($0)m\(run.text)\u{1B}[0m" } ?? run.text
    }.joined()
  }
}

extension Line.Style {
  /// The number by which a terminal knows it.
  fileprivate var code: Int? {
    switch self {
    case .plain: nil
    case .bold: 1
    case .dim: 2
    case .red: 31
    case .green: 32
    case .yellow: 33
    case .blue: 34
    }
  }
}

extension Line: ExpressibleByStringInterpolation {
  /// Builds a line from a literal such as "\(name, .bold) of \(count)".
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var line = Line()

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: String) { line.append(literal) }

    /// Text in a style, escaped.
    package mutating func appendInterpolation(_ text: String, _ style: Style = .plain) {
      line.append(text, style)
    }

    /// A number in decimal digits, without grouping.
    package mutating func appendInterpolation(_ number: Int) { line.append(String(number)) }

    /// A line, with its own styles.
    package mutating func appendInterpolation(_ other: Line) { line.append(other) }
  }

  package init(stringLiteral value: String) { self.init(value) }

  package init(stringInterpolation: StringInterpolation) { self = stringInterpolation.line }
}
