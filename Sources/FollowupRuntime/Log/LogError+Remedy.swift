internal import CommandLines
internal import EventLog
internal import FollowupCore

extension LogError {
  /// What would help, if a command does.
  var remedies: [Remedy] { remedy.map { [$0] } ?? [] }

  /// What was wrong and what would help, for the journal and the status.
  var sentences: String { EngineDriver.Refusal(self).sentences }
}

extension EngineDriver.Refusal {
  init(_ error: LogError) { self.init(message: error.description, remedies: error.remedies) }

  /// What was wrong and what would help, for the journal and the status.
  var sentences: String {
    ([message] + remedies.map { sentence($0.words.text) }).joined(separator: " ")
  }
}
