import SystemPackage

/// A page of the manual as it is written, whose examples tests run.
package struct ManualPage: Sendable {
  private let text: String

  /// - Parameter name: of the file in man/.
  package init(_ name: String) throws {
    let root = FilePath(#filePath).removingLastComponent().removingLastComponent()
      .removingLastComponent()
    text = try root.appending("man").appending(name).text()
  }

  /// The example that begins with a text; nil if the page has none.
  package func example(_ start: String) -> String? {
    let examples = text.split(separator: ".Bd -literal -offset indent\n").dropFirst()
    return examples.first { $0.hasPrefix(start) }.flatMap { example in
      example.firstRange(of: ".Ed\n").map { String(example[..<$0.lowerBound]) }
    }
  }
}
