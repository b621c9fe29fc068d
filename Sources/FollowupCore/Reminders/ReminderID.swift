/// The moments of a follow-up or an interview that are worth a reminder, in their order.
package enum Phase: String, CaseIterable, Hashable, Sendable, Comparable {
  case ask, record, opens, approaching, closing
  case lastDay = "last-day"
  case late
  case moveOn = "move-on"

  package static func < (left: Phase, right: Phase) -> Bool { left.rank < right.rank }

  private var rank: Int { Phase.allCases.firstIndex(of: self)! }
}

/// What makes a reminder the same reminder. No instant is part of it, and no recipient: a clock that
/// steps back, another zone, a restart or another primary contact cannot fire it again.
///
/// Written `APPLICATION/ACTION/DEVICE/SEQ/PHASE`; an interview's own reminders have `interview` in
/// the place of the action.
package struct ReminderID: Hashable, Sendable, CustomStringConvertible {
  /// The application's name as the user knows it.
  package let application: String
  /// Nil for a reminder about the interview itself.
  package let action: Action?
  /// The event behind the follow-up, or the one that fixed the interview's time.
  package let occasion: EventID
  /// The moment of the follow-up or interview that it marks.
  package let phase: Phase

  package init(application: String, action: Action?, occasion: EventID, phase: Phase) {
    self.application = application
    self.action = action
    self.occasion = occasion
    self.phase = phase
  }

  /// The follow-up or the interview that it is about.
  package var thread: ReminderThread { ReminderThread(action: action, occasion: occasion) }

  /// Whether both are about the same follow-up or interview.
  func isOfThread(of other: ReminderID) -> Bool {
    action == other.action && occasion == other.occasion
  }

  /// The same reminder of an application that has another name by now.
  func of(_ application: String) -> ReminderID {
    ReminderID(application: application, action: action, occasion: occasion, phase: phase)
  }

  /// Reads the written form; nil if the text is anything else.
  package init?(_ text: String) {
    var text = text
    guard let id = text.withUTF8({ Self.read($0) }) else { return nil }
    self = id
  }

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> ReminderID? {
    // From its end: an application that was written into the log by hand may have a slash in its name.
    var end = bytes.count
    func part() -> String? {
      guard let slash = bytes[..<end].lastIndex(of: UInt8(ascii: "/")) else { return nil }
      defer { end = slash }
      return String(decoding: bytes[(slash + 1)..<end], as: UTF8.self)
    }
    guard let phase = part().flatMap(Phase.init), let number = part(), let device = part(),
      let occasion = EventID(device: device, number: number), let thing = part(), end > 0
    else { return nil }
    let action = Action(rawValue: thing)
    guard action != nil || thing == interview else { return nil }
    let application = String(decoding: bytes[..<end], as: UTF8.self)
    return ReminderID(application: application, action: action, occasion: occasion, phase: phase)
  }

  package var description: String {
    "\(application)/\(thing)/\(occasion)/\(phase.rawValue)"
  }

  /// What it is about: "check-in".
  var thing: String { action?.rawValue ?? Self.interview }

  /// How a sentence names it: "check-in, closing".
  var said: String { "\(thing), \(phase.rawValue)" }

  private static let interview = "interview"
}

/// The reminders of one follow-up or interview within its application, of which only the latest phase
/// is told.
package struct ReminderThread: Hashable, Sendable {
  /// Nil for an interview's own reminders.
  package let action: Action?
  /// The event that the reminders have in common.
  package let occasion: EventID
}
