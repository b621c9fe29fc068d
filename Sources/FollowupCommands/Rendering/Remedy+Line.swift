import CommandLines
import FollowupCore

extension Remedy {
  /// What to do; a command in it is never broken over lines.
  var line: Line {
    let words = words
    var line = Line(words.before)
    if let command = words.command { line.append(command: command) }
    line.append(words.after)
    return line
  }
}
