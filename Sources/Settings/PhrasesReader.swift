package import FollowupCore
internal import Ground
package import SystemPackage

extension Locations {
  /// The file of phrases, in the configuration's folder: `phrases`.
  ///
  /// - Throws: `SettingsError` if it is not known where the configuration is.
  package var phrases: FilePath {
    get throws(SettingsError) { Self.phrases(beside: try configuration) }
  }

  /// The file of phrases that belongs to a configuration file.
  package static func phrases(beside configuration: FilePath) -> FilePath {
    configuration.removingLastComponent().appending("phrases")
  }
}

extension Locations {
  /// The user's own template of the messages for an action, in the configuration's folder:
  /// `templates/ACTION.mustache`.
  ///
  /// - Throws: `SettingsError` if it is not known where the configuration is.
  package func template(of action: Action) throws(SettingsError) -> FilePath {
    try configuration.removingLastComponent().appending("templates")
      .appending("\(action.rawValue).mustache")
  }
}

extension Phrases {
  /// The lists that a file of phrases extends, by the names of its sections.
  private static let sections:
    [(name: String, list: any WritableKeyPath<Phrases, [String]> & Sendable)] = [
      ("familiar", \.familiar), ("pressing", \.pressing), ("request", \.requests),
      ("courtesy", \.courtesies),
    ]

  /// Reads a file of phrases: a phrase a line below a section's name in brackets. An empty line and
  /// what begins with "#" say nothing.
  ///
  /// - Parameters:
  ///   - bytes: the file's content; nil if there is no file.
  ///   - file: its name, for the diagnostics.
  /// - Returns: the program's lists with those of the file, and all that is wrong with it.
  package static func read(_ bytes: [UInt8]?, file: String) -> (Phrases, [Diagnostic]) {
    var phrases = Phrases()
    var diagnostics: [Diagnostic] = []
    var list: WritableKeyPath<Phrases, [String]>?
    let names = sections.map { "[\($0.name)]" }.joined(separator: ", ")
    // Some editors begin a file with a byte order mark.
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.map { $0.starts(with: mark) ? $0.dropFirst(mark.count) : $0[...] } ?? []
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, bytes) in lines.enumerated() {
      let report = { (kind: Diagnostic.Kind, message: String) in
        diagnostics.append(
          Diagnostic(file: file, line: index + 1, column: 1, kind: kind, message: message))
      }
      guard let text = String(validating: bytes, as: UTF8.self) else {
        report(.syntax, "This line is not UTF-8.")
        continue
      }
      let line = String(text.trimmed)
      if line.isEmpty || line.hasPrefix("#") { continue }
      if line.hasPrefix("[") {
        list = sections.first { "[\($0.name)]" == line }?.list
        if list == nil { report(.key, "There is no section \(quoted(line)). There are \(names).") }
      } else if !isPhrase(line) {
        report(.value, "\(quoted(line)) has no word in it. Write a phrase a line.")
      } else if let list {
        phrases[keyPath: list].append(line.lowercased())
      } else if diagnostics.isEmpty {
        report(.syntax, "A phrase belongs to a section: write one of \(names) in a line above it.")
      }
    }
    return (phrases, diagnostics)
  }
}

extension String {
  /// Without the spaces at both ends.
  fileprivate var trimmed: Substring {
    let start = drop { $0.isWhitespace }
    return start.dropLast(start.reversed().prefix { $0.isWhitespace }.count)
  }
}
