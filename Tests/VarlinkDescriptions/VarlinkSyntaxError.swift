/// Why the description of an interface cannot be read, and where.
package struct VarlinkSyntaxError: Error, Hashable, Sendable {
  /// What was wrong.
  package enum Kind: Hashable, Sendable {
    /// Something else stands where this had to.
    case expected(Expectation)
    /// A name stands twice where names are unique.
    case duplicate(String)
    /// No type of this name is in the interface.
    case unknownType(String)
    /// Types are nested deeper than is read.
    case tooDeep
  }

  /// What had to stand at a place.
  package enum Expectation: String, Sendable {
    case interface = "the word \"interface\""
    case interfaceName = "the name of an interface"
    case lineBreak = "a line break"
    case member = "\"type\", \"method\" or \"error\""
    case name = "a name that starts with a capital letter"
    case fieldName = "the name of a field"
    case type = "a type"
    case structureOrEnumeration = "a structure or an enumeration in parentheses"
    case structure = "a list of fields in parentheses"
    case arrow = "\"->\""
    case colon = "a colon"
    case commaOrParenthesis = "a comma or a closing parenthesis"
  }

  /// What was wrong.
  package let kind: Kind

  /// The line, counted from 1.
  package let line: Int

  /// The column in bytes, counted from 1.
  package let column: Int
}

extension VarlinkSyntaxError: CustomStringConvertible {
  /// A sentence for a person.
  package var description: String {
    let place = "at line \(line), column \(column)"
    return switch kind {
    case .expected(let expectation):
      "The interface's description has something else \(place), where \(expectation.rawValue) was expected."
    case .duplicate(let name):
      "The interface's description has the name \(name) a second time \(place)."
    case .unknownType(let name):
      "The interface's description has no type \(name), which is used \(place)."
    case .tooDeep:
      "The interface's description nests types too deeply \(place)."
    }
  }
}
