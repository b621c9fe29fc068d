package import CivilTime

/// Something that happened, as the log keeps it.
///
/// It is held by reference: a log of a million events stands in several lists at once.
package struct Event: Hashable, Sendable {
  private let members: Members

  private final class Members: Sendable {
    let id: EventID
    let time: Instant
    let recorded: Instant
    let at: Instant
    let application: String
    let body: EventBody
    // Here it needs no room of its own, by which a million events take 16 MB less.
    let isContinued: Bool
    let key: String?

    init(
      id: EventID, time: Instant, recorded: Instant, at: Instant, application: String,
      body: EventBody, key: String?, isContinued: Bool
    ) {
      self.id = id
      self.time = time
      self.recorded = recorded
      self.at = at
      self.application = application
      self.body = body
      self.key = key
      self.isContinued = isContinued
    }
  }

  /// Its permanent name.
  package var id: EventID { members.id }
  /// When it was recorded, by a clock that never runs behind what any device recorded before.
  package var time: Instant { members.time }
  /// What the wall clock said when it was recorded. It is earlier than `time` if another clock
  /// ran ahead.
  package var recorded: Instant { members.recorded }
  /// When it happened; for an interview, when it starts.
  package var at: Instant { members.at }
  /// The application's name. Empty if the event is about no application.
  package var application: String { members.application }
  /// What it says, by its kind.
  package var body: EventBody { members.body }
  /// Its source's own identity, such as a mail's: an event with a key is recorded only once.
  package var key: String? { members.key }
  /// Whether it was recorded together with the next event of its device, all or none.
  package var isContinued: Bool { members.isContinued }

  package init(
    id: EventID, time: Instant, recorded: Instant? = nil, at: Instant, application: String,
    body: EventBody, key: String? = nil, isContinued: Bool = false
  ) {
    members = Members(
      id: id, time: time, recorded: recorded ?? time, at: at, application: application, body: body,
      key: key, isContinued: isContinued)
  }

  package static func == (left: Event, right: Event) -> Bool {
    let (left, right) = (left.members, right.members)
    guard left !== right else { return true }
    return left.id == right.id && left.time == right.time && left.recorded == right.recorded
      && left.at == right.at && left.application == right.application && left.body == right.body
      && left.key == right.key && left.isContinued == right.isContinued
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(time)
  }

  /// Its place in the order of all events.
  package var position: LogPosition {
    LogPosition(time: time, device: id.device, sequence: id.sequence)
  }
}

extension Event {
  /// Whether its place is before another's.
  package func isBefore(_ other: Event) -> Bool {
    time == other.time ? position < other.position : time < other.time
  }
}

extension [Event] {
  /// Whether each stands before the next.
  package var isInOrder: Bool {
    indices.dropFirst().allSatisfy { !self[$0].isBefore(self[$0 - 1]) }
  }
}

/// A place in the order of all events of all devices.
package struct LogPosition: Hashable, Comparable, Sendable {
  /// When the event was recorded.
  package let time: Instant
  /// The device that recorded it.
  package let device: String
  /// The event's place in the device's file.
  package let sequence: Int

  package init(time: Instant, device: String, sequence: Int) {
    self.time = time
    self.device = device
    self.sequence = sequence
  }

  package static func < (left: LogPosition, right: LogPosition) -> Bool {
    if left.time != right.time { return left.time < right.time }
    return (left.device, left.sequence) < (right.device, right.sequence)
  }
}

/// An event that is yet to be recorded: the log gives it its id and its time.
package struct EventDraft: Hashable, Sendable {
  /// The application's name, or a unique start of it.
  package var application: String
  /// When it happened; for an interview, when it starts.
  package var at: Instant
  /// What it is to say, by its kind.
  package var body: EventBody
  /// The source's own identity of the event.
  package var key: String?
  /// Whether to record it even if an event with its key was recorded before.
  package var again = false

  package init(
    application: String, at: Instant, body: EventBody, key: String? = nil, again: Bool = false
  ) {
    self.application = application
    self.at = at
    self.body = body
    self.key = key
    self.again = again
  }
}
