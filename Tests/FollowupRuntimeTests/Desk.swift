import CivilTime
import EventLog
import FollowupCore
import FollowupRuntime
import Holidays
import SimulatedDisk

/// The running program at a desktop, on Wednesday 25 November 2026 at 09:46 UTC.
final class Desk {
  let host = FakeHost(Instant(secondsSinceEpoch: 1_795_600_000))
  let server: StandInServer
  private(set) var outlet: DesktopOutlet!
  private(set) var runtime: Runtime!
  private let memory = HeldMemory()
  private let zones = LastGoodZones(tz: "UTC") { ZoneDatabase() }
  /// What the card says after the call at "acme".
  static let thankYou =
    "acme – thank-you\nUntil Thu 26 Nov 09:47 UTC\nTo Jo Doe by email, Acme Corp."

  init(_ change: (inout StandInServer.Manners) -> Void = { _ in }) throws {
    var manners = StandInServer.Manners()
    change(&manners)
    server = StandInServer(manners)
    host.configure("[you]\nquiet = \"none\"\n[log]\nsettle = \"0s\"\n")
    try start()
  }

  /// Starts the daemon, in the place of the one that runs.
  ///
  /// - Parameter bus: the bus that it finds.
  func start(onBus bus: String = "bus") throws {
    host.endPrograms()
    outlet = try DesktopOutlet(server, memory: memory, on: host)
    server.outlet = outlet
    runtime = try Runtime(
      on: host, zones: zones, holidays: NoHolidays(), outlets: [outlet, Confirmer()])
    host.runtime = runtime
    runtime.start()
    outlet.connected(owner: server.owner, bus: bus)
    host.settle()
  }

  /// Ends the daemon in order: it sends its last calls, and reads no more signals.
  func end() {
    server.outlet = nil
    outlet.takeDown()
    host.endPrograms()
  }

  /// Records what the user says.
  func record(_ name: String, at instant: Instant? = nil, _ bodies: EventBody...) {
    let drafts = bodies.map {
      EventDraft(application: name, at: instant ?? host.time, body: $0)
    }
    runtime.driver.record(drafts) { _ in }
    host.settle()
  }

  /// Records an application at Acme Corp., and an interview from an hour ago until now.
  func hold(_ name: String) {
    record(
      name, .applicationAdded(.init(.init(company: "Acme Corp.", zone: "UTC"))),
      .contactAdded(.init(.init(contact: "jo", name: "Jo Doe", may: [.email]))))
    record(
      name, at: host.time + .minutes(-59),
      .interviewAdded(.init(stage: .phone, durationMinutes: 60, with: ["jo"])))
    host.pass(.minutes(2))
  }

  /// How many events of a kind there are.
  func count(_ isMeant: (EventBody) -> Bool) -> Int {
    host.settle()
    return runtime.engine.events(of: nil).count { isMeant($0.body) }
  }

  var sentCount: Int { count { if case .touchSent = $0 { true } else { false } } }

  /// The cards on the screen, as they read with buttons, in the order of their ids.
  var texts: [String] { server.screen.sorted { $0.key < $1.key }.map { Self.text($0.value) } }

  private static func text(_ card: Card) -> String {
    card.title + "\n" + card.body(hasButtons: true)
  }
}

/// Confirms every reminder at once, as a journal does.
private final class Confirmer: Outlet {
  weak var owner: (any OutletOwner)?
  let confirms = true

  func tell(_ notices: [Notice]) {
    for notice in notices { owner?.told(notice.reminder.id, by: self) }
  }
}
