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
      switch error {
      case .unreadable, .damaged: return String(error.description.dropLast())
      case .unknown, .unsafeName: break
      }
      if let nearest = nearestZone(to: name, or: word) {
        return "there is no such zone, and the nearest is \"\(nearest)\""
      }
      return "there is no such zone; write a name such as \"Europe/Berlin\", or \"\(word)\""
    }
  }

  /// The zone, or the word, that was probably meant: a city's own name leads to its zone.
  private func nearestZone(to name: String, or word: String) -> String? {
    let zones = identifiers()
    let city = "/" + name.lowercased()
    return zones.first { $0.lowercased().hasSuffix(city) }
      ?? nearestWord(to: name, among: zones + [word])
  }
}
