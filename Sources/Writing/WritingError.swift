/// Why a text is not written. Its description is a full sentence.
package enum WritingError: Error, Hashable, CustomStringConvertible {
  /// The words of the command line say nothing that could be done.
  case usage(String)
  /// The request cannot be carried out.
  case failed(String)
  /// A template has a fault: in which file, in which of its lines, and what it is.
  case fault(file: String, line: Int, problem: String)

  package var description: String {
    switch self {
    case .usage(let sentence), .failed(let sentence): sentence
    case .fault(let file, let line, let problem): "\(file), line \(line): \(problem)."
    }
  }
}
