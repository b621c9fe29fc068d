internal import CivilTime
internal import FollowupCore
internal import TOML

extension ValueForm<String?> {
  /// The name of a zone that there is, or a word for leaving it to something else.
  static func zone(unset: String) -> ValueForm {
    ValueForm { (value, zones) throws(Rejection) in
      let text = try string(value, example: "Europe/Berlin")
      if text == unset { return nil }
      if let reason = zones.reason(against: text, or: unset) {
        throw .value(Quotation.string(text), at: value.place, reason)
      }
      return text
    } write: {
      "\"\($0 ?? unset)\""
    }
  }
}

extension ZoneSource {
  /// Why there can be no such zone, without a full stop; nil where there is.
  func reason(against name: String, or word: String) -> String? {
    do {
      _ = try zone(named: name)
      return nil
    } catch {
      let reason = String(error.description.dropLast())
      guard case .unknown = error else { return reason }
      if let nearest = nearestWord(to: name, among: identifiers() + [word]) {
        return "there is no such zone, and the nearest is \"\(nearest)\""
      }
      return "\(reason), or is \"\(word)\""
    }
  }
}
