package import JSON
package import Schema

/// The answer to a call: as a whole, with lists that are made as they are sent, or still to be worked out.
package enum ControlAnswer {
  /// An object, as it is written.
  case written([UInt8])
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
    package let elements: (Range<Int>) -> [any SchemaValue]

    /// Writes elements to the array that is being written.
    package func write(_ range: Range<Int>, to writer: inout JSONWriter) {
      for element in elements(range) {
        writer.separate()
        element.write(to: &writer)
      }
    }
  }

  init(_ reply: some Shaped) {
    var writer = JSONWriter(capacity: Self.usualBytes)
    reply.write(to: &writer)
    self = .written(writer.bytes)
  }

  /// Nearly no answer is longer.
  private static let usualBytes = 8 << 10

  /// An answer with lists, in the order of the object's members. Short ones are made at once.
  init(_ object: JSONObject, _ lists: List...) {
    guard lists.reduce(0, { $0 + $1.count }) <= Self.elementsAtOnce else {
      self = .lists(object, lists)
      return
    }
    var writer = JSONWriter(capacity: Self.usualBytes)
    writer.writeObject { writer in
      for (key, value) in object {
        writer.begin(JSONKey(key))
        if let list = lists.first(where: { $0.name == key }) {
          writer.writeArray { list.write(0..<list.count, to: &$0) }
        } else {
          writer.write(value)
        }
      }
    }
    self = .written(writer.bytes)
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
