private import HeapModule

/// The events of all applications, from the latest of the log back. Handing one out costs little, however
/// many there are.
package struct LatestEvents: IteratorProtocol {
  private struct Cursor: Comparable {
    let events: [Event]
    let index: Int

    var position: LogPosition { events[index].position }

    static func == (left: Cursor, right: Cursor) -> Bool { left.position == right.position }
    static func < (left: Cursor, right: Cursor) -> Bool { left.position < right.position }
  }

  private var cursors: Heap<Cursor>

  /// - Parameter events: those of each application, in the order of the log.
  init(of events: some Sequence<[Event]>) {
    cursors = Heap(
      events.lazy.filter { !$0.isEmpty }.map { Cursor(events: $0, index: $0.count - 1) })
  }

  /// The event before those that were handed out; nil if there is none.
  package mutating func next() -> Event? {
    guard let latest = cursors.max else { return nil }
    if latest.index > 0 {
      cursors.replaceMax(with: Cursor(events: latest.events, index: latest.index - 1))
    } else {
      cursors.removeMax()
    }
    return latest.events[latest.index]
  }
}
