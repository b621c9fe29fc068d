/// A type of the interface description language.
package indirect enum VarlinkType: Hashable, Sendable {
  case bool
  case int
  case float
  case string
  /// Any JSON object.
  case object
  /// Any JSON value but null.
  case any
  /// A type that the interface names.
  case named(String)
  case structure([VarlinkField])
  case enumeration([VarlinkEnumerator])
  case array(VarlinkType)
  /// An object whose members all have this type.
  case map(VarlinkType)
  /// A value of the type, or null, or nothing at all.
  case optional(VarlinkType)
}

/// A field of a structure, or a parameter.
package struct VarlinkField: Hashable, Sendable {
  /// Its name.
  package let name: String
  /// Its type.
  package let type: VarlinkType
  /// The lines of the comment before it.
  package let documentation: [String]

  /// A field of a name and a type.
  package init(_ name: String, _ type: VarlinkType, documentation: [String] = []) {
    self.name = name
    self.type = type
    self.documentation = documentation
  }
}

/// A value of an enumeration.
package struct VarlinkEnumerator: Hashable, Sendable {
  /// Its name.
  package let name: String
  /// The lines of the comment before it.
  package let documentation: [String]

  /// A value of a name.
  package init(_ name: String, documentation: [String] = []) {
    self.name = name
    self.documentation = documentation
  }
}
