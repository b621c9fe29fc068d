package import JSON

/// The answer to a call: an object, or one with a list of any length, whose elements are made as they
/// are sent.
package struct ControlAnswer {
  /// A list whose elements are made when they are needed.
  package struct List {
    /// The member of the object that it is.
    package let name: String
    /// How many elements there are.
    package let count: Int
    /// Makes some of the elements.
    package let elements: (Range<Int>) -> [JSONValue]
  }

  /// The answer, in which the list is empty.
  package let object: JSONObject
  /// The list; nil if the object is all.
  package let list: List?

  init(_ object: JSONObject) {
    self.object = object
    list = nil
  }

  /// An answer with a list. A short one is made at once.
  init(
    _ object: JSONObject, _ name: String, count: Int,
    elements: @escaping (Range<Int>) -> [JSONValue]
  ) {
    var object = object
    let isShort = count <= Self.elementsAtOnce
    if isShort { object[name] = .array(elements(0..<count)) }
    self.object = object
    list = isShort ? nil : List(name: name, count: count, elements: elements)
  }

  /// How many elements are made in one turn: about a millisecond's work.
  package static let elementsAtOnce = 16
}
