package import CivilTime
package import FollowupCore
package import Settings

/// A way by which the user is told: the journal, the desktop. By default it confirms nothing, has no
/// problem, and ignores changes.
package protocol Outlet: AnyObject {
  /// What it reports to; set before anything else is called.
  var owner: (any OutletOwner)? { get set }
  /// Whether a reminder counts as told only once this outlet has confirmed it.
  var confirms: Bool { get }
  /// What it cannot do at present, in a sentence; nil if nothing is wrong.
  var problem: String? { get }
  /// Tells reminders that came due at one moment.
  func tell(_ notices: [Notice])
  /// Tells that a mail was stopped: who, until when and why.
  func mailStopped(_ line: String)
  /// These applications have changed, or what follows at them; nil if any may have, by other settings,
  /// zones or another clock.
  func applicationsChanged(_ names: [String]?)
}

extension Outlet {
  package var confirms: Bool { false }
  package var problem: String? { nil }
  package func applicationsChanged(_ names: [String]?) {}
  package func mailStopped(_ line: String) {}
}

/// The program, as an outlet sees it.
package protocol OutletOwner: AnyObject {
  /// The engine after its last step.
  var engine: Engine { get }
  /// The settings in force.
  var settings: Settings { get }
  /// The clock on the wall.
  func now() -> Instant
  /// The outlet has told a reminder, or has given up for good.
  func told(_ reminder: ReminderID, by outlet: any Outlet)
  /// The user chose an action for what these reminders are about.
  func perform(_ action: CardAction, on reminders: [Reminder])
}
