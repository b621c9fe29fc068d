extension Line {
  /// The line broken at spaces so that no part is wider than `width`. A word or a command that is
  /// wider stays whole, so that it can be copied.
  ///
  /// - Parameters:
  ///   - first: the columns before the first part.
  ///   - rest: the columns before every other.
  func wrapped(width: Int, first: Int = 0, rest: Int = 0) -> [Line] {
    var lines: [Line] = []
    var current = Line.spaces(first)
    var (used, isFresh) = (first, true)
    for word in words() {
      let needed = word.width
      if !isFresh, used + 1 + needed > width {
        lines.append(current)
        (current, used, isFresh) = (Line.spaces(rest), rest, true)
      }
      if !isFresh {
        current.append(" ")
        used += 1
      }
      current.append(word)
      used += needed
      isFresh = false
    }
    return lines + [current]
  }

  /// The words, each with the styles of its letters.
  private func words() -> [Line] {
    var words: [Line] = []
    var current = Line()
    for run in runs {
      let parts =
        run.isCommand
        ? [run.text[...]] : run.text.split(separator: " ", omittingEmptySubsequences: false)
      for (index, part) in parts.enumerated() {
        if index > 0, !current.isEmpty {
          words.append(current)
          current = Line()
        }
        if !part.isEmpty { current.runs.append(Run(text: String(part), style: run.style)) }
      }
    }
    return current.isEmpty ? words : words + [current]
  }
}
