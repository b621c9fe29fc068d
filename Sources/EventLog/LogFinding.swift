/// Something that was noticed about a file of the log: damage, or a warning.
package struct LogFinding: Hashable, Sendable, CustomStringConvertible {
  /// The file's path.
  package let file: String
  /// The line, counted from 1; nil if the file as a whole is meant.
  package let line: Int?
  /// A clause that follows the place, without a full stop.
  package let what: String

  package init(file: String, line: Int?, what: String) {
    self.file = file
    self.line = line
    self.what = what
  }

  /// A sentence that names the place.
  package var description: String {
    let place = line.map { "Line \($0) of \"\(file)\"" } ?? "The file \"\(file)\""
    return "\(place) \(what)."
  }
}
