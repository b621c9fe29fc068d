import CivilTime
import FollowupCore

extension Event {
  /// The event in a line, for a history that is told.
  var told: String {
    let fields = body.fields.map { "\($0.name): \($0.value)" }.joined(separator: ", ")
    return "\(id) \(application) \(body.kind) at \(at) (\(fields.prefix(200)))"
  }
}
