/// An interface: what its description in Varlink's own language says.
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

  /// Reads the description of an interface. Comments that stand where they document nothing are
  /// left out.
  ///
  /// - Throws: `VarlinkSyntaxError`, with the line and column.
  package init(_ text: String) throws(VarlinkSyntaxError) {
    var reader = VarlinkDescriptionReader(text)
    self = try reader.interface()
  }

  init(name: String, documentation: [String], members: [Member]) {
    self.name = name
    self.documentation = documentation
    self.members = members
  }

  /// The member of a name, without the interface's.
  package func member(_ name: String) -> Member? {
    members.first { $0.name.isExactly(name) }
  }

  /// The names of its methods, without the interface's.
  package var methodNames: [String] {
    members.compactMap { member in
      if case .method = member.kind { member.name } else { nil }
    }
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
    utf8.elementsEqual(other.utf8)
  }
}
