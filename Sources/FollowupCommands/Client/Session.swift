package import CivilTime
package import ControlInterface
import FollowupCore
import Ground
import JSON
package import Settings
import SystemPackage
import Varlink

/// One run of a command: its environment, its connection to the daemon, and what it has learnt.
package final class Session {
  package let environment: CommandEnvironment
  /// Where the daemon and its files are.
  package let locations: Locations
  private let isJSON: Bool
  private var channel: (any ControlChannel)?
  private var applicationZones: [String: Zone] = [:]
  private var knownUserZone: Zone?

  /// - Parameter isJSON: whether answers are written as JSON.
  init(environment: CommandEnvironment, flags: [Location: String], isJSON: Bool) {
    self.environment = environment
    locations = Locations(environment: environment.variables, flags: flags)
    self.isJSON = isJSON
  }

  package var now: Instant { environment.now }

  /// Calls a method of the daemon.
  package func call<Method: ControlMethod>(
    _ method: Method.Type, _ request: Method.Request
  ) throws(CommandError) -> Method.Reply {
    let channel = if let channel { channel } else { try connect() }
    self.channel = channel
    return try channel.call(method, request)
  }

  /// A connection of its own, for a call that answers again and again.
  package func connect() throws(CommandError) -> any ControlChannel {
    try environment.connect(try socketPath())
  }

  private func socketPath() throws(CommandError) -> String {
    do { return try locations.socket.string } catch { throw .unreachable(error.description) }
  }
}

extension Session {
  /// One application by its name or a unique start of it.
  package func application(_ name: String) throws(CommandError) -> ApplicationReport {
    let reply = try call(ListApplicationsMethod.self, .init(application: name, all: true))
    guard let application = reply.applications.first else {
      throw .refused(VarlinkError(.unknownApplication(name: name, nearest: nil)))
    }
    try learnZones(of: reply.applications)
    return application
  }

  /// The employer's zone, asked for only once.
  package func zone(ofApplication name: String) throws(CommandError) -> Zone {
    if let known = applicationZones[name] { return known }
    return try zone(named: try application(name).zone)
  }

  /// The user's zone, as the daemon has it.
  package func userZone() throws(CommandError) -> Zone {
    if let known = knownUserZone { return known }
    // An answer is shown whatever the zone is; in UTC it is never wrong.
    let name = try call(GetStatusMethod.self, NoParameters()).zone
    let zone = (try? zone(named: name)) ?? .utc
    knownUserZone = zone
    return zone
  }

  package func zone(named name: String) throws(CommandError) -> Zone {
    do { return try environment.zones.zone(saidAs: name) } catch {
      throw .failed(error.description)
    }
  }

  /// Keeps the zones of applications, so that what is said of them is said in their time.
  package func learnZones(of applications: [ApplicationReport]) throws(CommandError) {
    for application in applications {
      // Neither this machine nor the daemon's may have it: then nothing is computed in it, either.
      applicationZones[application.name] = (try? zone(named: application.zone)) ?? .utc
    }
  }
}

extension Session {
  /// Writes an answer: the daemon's own words for `--json`, else text for a person.
  ///
  /// - Throws: `CommandError.failed` if it cannot be written.
  package func show(_ answer: Answer) throws(CommandError) {
    guard !isJSON else {
      let json = answer.json.serialized(pretty: environment.isTerminal)
      return try environment.write(PrintableText.escaped(json: json) + "\n")
    }
    if !answer.applications.isSubset(of: applicationZones.keys) {
      try learnZones(
        of: try call(ListApplicationsMethod.self, .init(all: true)).applications)
    }
    let renderer = Renderer(
      now: now, userZone: try userZone(for: answer), zones: environment.zones,
      applicationZones: applicationZones)
    try environment.write(
      renderer.page(of: answer).rendered(
        isColoured: environment.isColoured, width: environment.width))
  }

  /// Writes the answer of a command whose exit status stands: what was recorded is recorded, also if
  /// that cannot be shown.
  package func showOutcome(_ answer: Answer) {
    do { try show(answer) } catch { environment.report(error) }
  }

  /// The user's zone; where an answer holds no time and the daemon need not run, this machine's.
  private func userZone(for answer: Answer) throws(CommandError) -> Zone {
    answer.needsDaemon ? try userZone() : environment.systemZone()
  }
}
