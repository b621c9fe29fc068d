package import CivilTime
import ControlInterface

/// Puts every answer into words for a person.
package struct Renderer {
  var times: Times
  private let zones: KnownZones
  /// Whether what is drawn may have more than ASCII.
  let isUnicode: Bool

  /// - Parameters:
  ///   - userZone: the user's zone, by its name; nil is this machine's.
  ///   - systemZone: this machine's zone.
  ///   - isUnicode: whether what is drawn may have more than ASCII.
  package init(
    now: Instant, userZone: String?, zones: any ZoneSource, systemZone: () -> Zone,
    isUnicode: Bool = true
  ) {
    let known = KnownZones(zones)
    times = Times(now: now, userZone: userZone.map(known.zone) ?? systemZone())
    self.zones = known
    self.isUnicode = isUnicode
  }

  /// The answer's page.
  package func page(of answer: Answer) -> Page {
    var page = words(of: answer)
    for name in zones.missing {
      page.add(
        "\("Note:", .yellow) times in the zone \"\(name)\" are shown in UTC: this machine's tz database does not have it.",
        hanging: 2)
    }
    return page
  }

  private func words(of answer: Answer) -> Page {
    switch answer {
    case .recorded(let reply): seen(after: reply).recorded(reply)
    case .undone(let reply): seen(after: reply.recorded).undone(reply)
    case .followUps(let reply): followUps(reply)
    case .applications(let reply): applications(reply)
    case .application(let reply): application(reply)
    case .explanation(let reply): seen(at: reply.asOf).explanation(reply)
    case .verdict(let verdict, let request):
      seen(at: verdict.asOf).verdict(verdict, of: request)
    case .events(let reply): log(reply)
    case .figures(let reply): figures(reply.figures)
    case .timelines(let reply, let isOfOne): timelines(reply, isOfOne: isOfOne)
    case .status(let report): status(report)
    case .reloaded(let reply): reloaded(reply)
    case .accepted(let reply): accepted(reply)
    case .holidays(let listing): holidays(listing)
    case .mailAllowed(let reply): mailAllowed(reply)
    case .imported(let answer): imported(answer)
    // It is asked for as JSON alone.
    case .exported: Page()
    case .importedHolidays(let answer): importedHolidays(answer)
    case .configuration(let reply, let exists): configuration(reply, exists: exists)
    case .configurationFile(let file): configurationFile(file)
    case .settings(let settings, let file, let region): self.settings(settings, file, region)
    case .verification(let report): verification(report)
    }
  }

  /// The renderer of a question that was asked of another instant than now.
  func seen(at instant: Instant) -> Renderer {
    var renderer = self
    renderer.times.now = instant
    return renderer
  }

  /// The renderer of what was recorded: what the events opened is open, though the daemon recorded them
  /// a moment after this program looked at the clock.
  private func seen(after reply: RecordMethod.Reply) -> Renderer {
    let recorded = reply.events.map(\.time).max() ?? times.now
    return times.now < recorded && recorded < times.now + .minutes(1) ? seen(at: recorded) : self
  }

  /// The zone by its name; UTC, which is never wrong, if this machine does not know it.
  func zone(named name: String) -> Zone { zones.zone(named: name) }

  /// Where zones come from.
  var source: any ZoneSource { zones.source }
}

/// The zones that an answer names, and which of them this machine does not know.
private final class KnownZones {
  let source: any ZoneSource
  private(set) var missing: [String] = []

  init(_ source: any ZoneSource) { self.source = source }

  func zone(named name: String) -> Zone {
    if let zone = try? source.zone(saidAs: name) { return zone }
    if !missing.contains(name) { missing.append(name) }
    return .utc
  }
}
