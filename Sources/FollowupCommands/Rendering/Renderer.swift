package import CivilTime
import ControlInterface

/// Puts every answer into words for a person.
package struct Renderer {
  var times: Times
  let zones: any ZoneSource
  private let applicationZones: [String: Zone]

  /// - Parameter applicationZones: the employers' zones, by application.
  package init(
    now: Instant, userZone: Zone, zones: any ZoneSource, applicationZones: [String: Zone] = [:]
  ) {
    times = Times(now: now, userZone: userZone)
    self.zones = zones
    self.applicationZones = applicationZones
  }

  /// The answer's page.
  package func page(of answer: Answer) -> Page {
    switch answer {
    case .recorded(let reply): recorded(reply)
    case .undone(let reply): undone(reply)
    case .followUps(let reply): seen(at: reply.asOf).followUps(reply.followUps)
    case .applications(let reply): applications(reply.applications)
    case .application(let application, let reply): self.application(application, reply.followUps)
    case .explanation(let reply): seen(at: reply.asOf).explanation(reply)
    case .verdict(let verdict, let request, let application):
      seen(at: request.at ?? times.now).verdict(verdict, of: request, application)
    case .events(let reply): events(reply.events)
    case .change(let change): events(change.events)
    case .status(let report): status(report)
    case .reloaded(let reply): reloaded(reply)
    case .accepted(let reply): accepted(reply)
    case .configuration(let reply): configuration(reply)
    case .configurationFile(let file): configurationFile(file)
    case .settings(let settings, let file): self.settings(settings, file)
    case .verification(let report): verification(report)
    }
  }

  /// The renderer of a question that was asked of another instant than now.
  private func seen(at instant: Instant) -> Renderer {
    var renderer = self
    renderer.times.now = instant
    return renderer
  }

  /// The zone by its name. A zone that this machine lacks is said as UTC, which is never wrong.
  func zone(named name: String) -> Zone { (try? zones.zone(saidAs: name)) ?? .utc }

  /// The zone of an application's employer; the user's where it is not known.
  func zone(ofApplication name: String) -> Zone { applicationZones[name] ?? times.userZone }
}
