internal import FollowupCore

extension RequestError {
  /// The same error, its message a sentence.
  var inSentences: RequestError {
    switch self {
    case .invalidEvent(let index, let message, let remedies):
      .invalidEvent(index: index, message: sentence(message), remedies: remedies)
    case .notRecording(let message, let remedies):
      .notRecording(message: sentence(message), remedies: remedies)
    case .noSuchFollowUp(let message, let remedies):
      .noSuchFollowUp(message: sentence(message), remedies: remedies)
    default: self
    }
  }
}

extension Remark {
  /// The same remark, its text a sentence.
  var inSentences: Remark { Remark(sentence(text), remedy: remedy, isNote: isNote) }
}
