/// Why a request was refused.
package enum RequestError: Error, Hashable, Sendable {
  case unknownApplication(name: String, nearest: String?)
  case ambiguousName(name: String, candidates: [String])
  case unknownContact(application: String, name: String, nearest: String?, candidates: [String])
  /// An event that cannot be recorded: its index in the request, and what is wrong with it.
  case invalidEvent(index: Int, message: String, remedies: [Remedy] = [])
  /// A text of the request that is not a time: the member's path, and what is wrong with it.
  case invalidTime(parameter: String, message: String)
  /// The log takes no records now.
  case notRecording(message: String, remedies: [Remedy] = [])
  case unknownEvent(String)
  case alreadyUndone(event: EventID, by: EventID)
  case nothingToUndo
  case noSuchFollowUp(message: String, remedies: [Remedy] = [])
  /// A request holds more than is taken.
  case tooLarge(message: String, remedies: [Remedy] = [])
}
