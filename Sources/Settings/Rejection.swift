internal import TOML

/// Why a value cannot be a key's.
struct Rejection: Error {
  let kind: Diagnostic.Kind
  let place: TOMLPlace
  /// What follows the key's name in the message, without a full stop.
  let clause: String

  /// The value is of another type.
  static func type(_ value: TOMLValue, wanted: String) -> Rejection {
    Rejection(
      kind: .type, place: value.place, clause: "has to be \(wanted), not \(value.kind.name)")
  }

  /// The value is of the right type, and still none that the key can have.
  static func value(_ text: String, at place: TOMLPlace, _ reason: String) -> Rejection {
    Rejection(kind: .value, place: place, clause: "cannot be \(text): \(reason)")
  }
}
