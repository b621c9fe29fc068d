/// What an application or a contact may be called.
package enum ShortName {
  /// The longest name, in bytes of UTF-8.
  package static let limitBytes = 64

  /// What is wrong with a name for an application, as a clause; nil if the name is valid.
  package static func problem(with name: String) -> String? {
    guard let first = name.first else { return "a name cannot be empty" }
    guard name.utf8.count <= limitBytes else {
      return "a name has \(limitBytes) bytes at most, and this one has \(name.utf8.count)"
    }
    guard first.isLetter || first.isNumber else {
      return "a name begins with a letter or a digit, such as acme"
    }
    guard name.allSatisfy({ $0.isLetter || $0.isNumber || "._-".contains($0) }) else {
      return "a name consists of letters, digits, \".\", \"_\" and \"-\", such as acme-berlin"
    }
    return nil
  }

  /// The short name of a person: the letters and digits of the full one, "jo-doe".
  package static func slug(of name: String) -> String {
    let words = name.lowercased().split { !($0.isLetter || $0.isNumber) }
    var slug = ""
    for word in words {
      let longer = slug.isEmpty ? String(word) : "\(slug)-\(word)"
      guard longer.utf8.count <= limitBytes else { break }
      slug = longer
    }
    return slug.isEmpty ? "contact" : slug
  }
}
