private import HeapModule

/// Elements that are handed out in the order of their keys, one after the other, so that many of them are
/// put in order bit by bit.
package struct Ranking<Key: Comparable, Element> {
  private struct Place: Comparable {
    let key: Key
    /// Of equal keys the one that was taken first comes first.
    let index: Int

    static func < (left: Place, right: Place) -> Bool {
      left.key < right.key || !(right.key < left.key) && left.index < right.index
    }
  }

  private var taken: [Element] = []
  private var places = Heap<Place>()

  /// Nothing was taken yet.
  package init() {}

  /// How many are left.
  package var count: Int { places.count }

  /// Takes one more.
  package mutating func take(_ element: Element, by key: Key) {
    places.insert(Place(key: key, index: taken.count))
    taken.append(element)
  }

  /// The first of those that are left; nil if there are none.
  package mutating func next() -> Element? { places.popMin().map { taken[$0.index] } }
}
