package import JSON

/// The answer to a call: as a whole, with lists that are made as they are sent, or still to be worked out.
package enum ControlAnswer {
  /// An object.
  case object(JSONObject)
  /// An object in which lists are empty, and these lists, which may have any length.
  case lists(JSONObject, [List])
  /// Something takes long: each call does some of it, and returns nil until the answer is there.
  case pending(() -> ControlAnswer?)

  /// A list whose elements are made when they are needed.
  package struct List {
    /// The member of the object that it is.
    package let name: String
    /// How many elements there are.
    package let count: Int
    /// Makes the next elements, for the range that they have in the list.
    package let elements: (Range<Int>) -> [JSONValue]
  }

  init(_ object: JSONObject) { self = .object(object) }

  /// An answer with lists, in the order of the object's members. Short ones are made at once.
  init(_ object: JSONObject, _ lists: List...) {
    guard lists.reduce(0, { $0 + $1.count }) <= Self.elementsAtOnce else {
      self = .lists(object, lists)
      return
    }
    var object = object
    for list in lists { object[list.name] = .array(list.elements(0..<list.count)) }
    self = .object(object)
  }

  /// An answer for which something is done first, step by step; the first step is done at once.
  ///
  /// - Parameter step: does some of it, a millisecond's work, and returns nil until the answer is there.
  static func after(_ step: @escaping () -> ControlAnswer?) -> ControlAnswer {
    step() ?? .pending(step)
  }

  /// An answer for which a look is taken at each of some things first.
  static func after<Element>(
    each elements: [Element], _ look: @escaping (Element) -> Void,
    answer: @escaping () -> ControlAnswer
  ) -> ControlAnswer {
    var rest = elements[...]
    return after {
      rest.prefix(looksAtOnce).forEach(look)
      rest = rest.dropFirst(looksAtOnce)
      return rest.isEmpty ? answer() : nil
    }
  }

  /// How many elements are made in one turn: about a millisecond's work.
  package static let elementsAtOnce = 8
  /// At how many applications a look is taken in one turn.
  static let looksAtOnce = 8
}
