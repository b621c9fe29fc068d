internal import CivilTime
internal import Holidays
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

extension ValueForm<RegionChoice?> {
  /// A region by its code, "none" for no holidays, or "zone" for that of the employer's zone.
  static var region: ValueForm {
    .text(
      example: "DE-BY",
      rule: "a region is an ISO 3166-2 code such as \"DE-BY\", a country's code such as \"DE\", "
        + "\"none\" for no holidays, or \"zone\" for that of the employer's zone",
      write: { $0.map { "\($0)" } ?? "zone" },
      parse: { text in
        if text == "zone" { return .some(nil) }
        return RegionChoice(text).map { .some($0) }
      })
  }
}

extension ZoneSource {
  /// Why there is no such zone, without a full stop; nil if there is one.
  func reason(against name: String, or word: String) -> String? {
    do {
      _ = try zone(ofPlace: name)
      return nil
    } catch {
      switch error {
      case .unreadable, .damaged, .abbreviation, .offset:
        return String(error.description.dropLast())
      case .unknown, .unsafeName: break
      }
      let names = suggestions(for: name, or: [word])
      guard names.isEmpty else {
        let list = names.map { "\"\($0)\"" }.alternatives
        return "there is no such zone; did you mean \(list)"
      }
      return "there is no such zone; write a name such as \"Europe/Berlin\", or \"\(word)\""
    }
  }
}
