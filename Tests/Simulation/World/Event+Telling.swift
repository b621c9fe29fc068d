import CivilTime
import FollowupCore
import JSON

extension Event {
  /// The event in a line, for a history that is told.
  var told: String {
    let fields = body.fields.map { "\($0.key): \($0.value.serialized())" }.joined(separator: ", ")
    return "\(id) \(application) \(body.kind) at \(at) (\(fields.prefix(200)))"
  }
}
