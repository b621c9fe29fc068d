internal import CivilTime
internal import ControlInterface
package import FollowupCore
package import Settings

/// Where the calendar file is kept.
package protocol CalendarStore: AnyObject {
  /// Puts a file with these bytes in the place of the one that is there.
  ///
  /// - Returns: why it could not be done, in a sentence; nil if it was.
  func replace(_ place: CalendarPlace, with bytes: [UInt8]) -> String?
}

/// Keeps a calendar file with interviews, windows, promised dates and deadlines, if a setting asks for
/// it. The file is never read: other programs may write into it, and it is replaced whole.
package final class CalendarOutlet: Outlet {
  package weak var owner: (any OutletOwner)?
  package private(set) var problem: String?
  private let store: any CalendarStore
  private var writing: (any Deferral)!
  private var revisions = CalendarRevisions()
  private var written: (place: CalendarPlace, text: String)?
  /// The file's text that is being made, and whether something has changed meanwhile.
  private var next: Export?
  private var isStale = false

  /// A calendar that is being made. Each call does some of it, a millisecond's work, and returns nil until
  /// the text is whole.
  package typealias Export = () -> String?

  package init(_ store: any CalendarStore, on host: any Host) throws {
    self.store = store
    writing = try host.makeDeferral { [weak self] in self?.write() }
  }

  package func tell(_ notices: [Notice]) { change() }

  package func applicationsChanged(_ names: [String]?) { change() }

  private func change() {
    // Without a place there is nothing to write, and nothing to be said of it.
    if place == nil, next == nil, problem == nil { return }
    isStale = next != nil
    writing.schedule()
  }

  /// Where the calendar is written; nil if it is not.
  private var place: CalendarPlace? {
    guard let place = owner?.settings.calendar, place != .nowhere else { return nil }
    return place
  }

  // MARK: The calendar

  private static let applicationsAtOnce = 8
  private static let entriesAtOnce = 64

  /// Begins the calendar of one application or of all, as the file has it.
  package func export(of name: String? = nil) -> Export {
    guard let owner else { return { "" } }
    let now = owner.now()
    // If the clock is behind the log, it is wrong: a revision never falls behind an older one.
    let revision = revisions.next(at: owner.engine.latestRecord(ahead: now) ?? now)
    var names = (name.map { [$0] } ?? owner.engine.names)[...]
    var entries = Ranking<CalendarEntry.Order, CalendarEntry>()
    var writer = CalendarWriter(version: Control.version)
    return { [weak self] in
      guard let self else { return "" }
      for name in names.prefix(Self.applicationsAtOnce) {
        for entry in CalendarEntry.entries(of: name, in: owner.engine, at: now) {
          entries.take(entry, by: entry.order)
        }
      }
      names = names.dropFirst(Self.applicationsAtOnce)
      guard names.isEmpty else { return nil }
      for _ in 0..<Self.entriesAtOnce {
        guard let entry = entries.next() else { return writer.end(at: now) }
        writer.add(revisions.stamp(entry, as: revision))
      }
      return nil
    }
  }

  private func write() {
    guard let place else {
      (problem, next) = (nil, nil)
      return
    }
    let export = next ?? export()
    guard let text = export() else {
      next = export
      return writing.schedule()
    }
    next = nil
    if isStale { change() }
    if let written, written == (place, text) { return }
    problem = store.replace(place, with: Array(text.utf8))
    written = problem == nil ? (place, text) : nil
  }
}
