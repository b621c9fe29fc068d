/// What the description of an interface says in Varlink's own language.
package struct VarlinkInterface: Hashable, Sendable {
  /// The name, in reverse-domain notation.
  package let name: String

  /// The lines of the comment before it.
  package let documentation: [String]

  /// Its types, methods and errors, in the order of the description.
  package let members: [Member]

  /// A type, a method or an error.
  package struct Member: Hashable, Sendable {
    /// The name, without the interface's.
    package let name: String
    /// What it is.
    package let kind: Kind
    /// The lines of the comment before it.
    package let documentation: [String]

    /// A member of a name.
    package init(name: String, kind: Kind, documentation: [String]) {
      self.name = name
      self.kind = kind
      self.documentation = documentation
    }
  }

  /// What a member is.
  package enum Kind: Hashable, Sendable {
    /// A name for a structure or an enumeration.
    case type(VarlinkType)
    /// A method and its parameters.
    case method(input: [VarlinkField], output: [VarlinkField])
    /// An error and its parameters.
    case error([VarlinkField])
  }

  /// An interface of these members.
  package init(name: String, documentation: [String], members: [Member]) {
    self.name = name
    self.documentation = documentation
    self.members = members
  }

  /// The names of its methods, without the interface's.
  package var methodNames: [String] {
    members.compactMap { if case .method = $0.kind { $0.name } else { nil } }
  }
}

extension VarlinkInterface: CustomStringConvertible {
  /// The description in Varlink's own language, as it is read and as clients are given it.
  package var description: String {
    var writer = VarlinkDescriptionWriter()
    writer.write(self)
    return writer.text
  }
}

extension String {
  /// Whether this is the other string byte for byte. Swift's own comparison takes the Kelvin sign
  /// for a K.
  func isExactly(_ other: String) -> Bool {
    utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }
}
