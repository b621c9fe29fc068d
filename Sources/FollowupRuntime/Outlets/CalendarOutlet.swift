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

  package init(_ store: any CalendarStore, on host: any Host) throws {
    self.store = store
    writing = try host.makeDeferral { [weak self] in self?.write() }
  }

  package func tell(_ notices: [Notice]) { writing.schedule() }

  package func applicationsChanged(_ names: [String]?) { writing.schedule() }

  /// The calendar of one application or of all, as the file has it.
  package func text(of name: String? = nil) -> String {
    guard let owner else { return "" }
    let now = owner.now()
    // If the clock is behind the log, it is wrong: a revision never falls behind an older one.
    let stamp = owner.engine.latestRecord(ahead: now) ?? now
    let all = revisions.stamp(CalendarEntry.entries(of: nil, in: owner.engine, at: now), at: stamp)
    let kept = name.map { Set(CalendarEntry.entries(of: $0, in: owner.engine, at: now).map(\.uid)) }
    return CalendarWriter(
      all.filter { kept?.contains($0.entry.uid) ?? true }, version: Control.version, at: now
    ).text
  }

  private func write() {
    guard let place = owner?.settings.calendar, place != .nowhere else {
      problem = nil
      return
    }
    let text = text()
    if let written, written == (place, text) { return }
    problem = store.replace(place, with: Array(text.utf8))
    written = problem == nil ? (place, text) : nil
  }
}
