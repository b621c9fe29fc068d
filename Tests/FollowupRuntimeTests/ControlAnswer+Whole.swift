import FollowupRuntime
import JSON
import Schema

extension ControlAnswer {
  /// The answer as a client reads it, whatever it took to make it.
  var whole: JSONObject {
    switch self {
    case .written(let object): return try! JSONReader.parse(object).objectValue!
    case .lists(var object, let lists):
      for list in lists {
        let pieces = stride(from: 0, to: list.count, by: Self.elementsAtOnce).map {
          list.elements($0..<min($0 + Self.elementsAtOnce, list.count)).map(\.json)
        }
        object[list.name] = .array(Array(pieces.joined()))
      }
      return object
    case .pending(let step):
      while true { if let answer = step() { return answer.whole } }
    }
  }
}
