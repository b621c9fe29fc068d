import JSON

extension MemberReader {
  /// All members that nobody has read, as an event's fields. `null` says the same as leaving out.
  mutating func fields() -> JSONObject {
    let names = rest.keys
    return JSONObject(names.compactMap { name in take(name).map { (name, $0) } })
  }
}
