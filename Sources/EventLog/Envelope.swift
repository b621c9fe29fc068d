import CivilTime
import FollowupCore
import JSON
import Schema

/// What every line has, whatever its kind. The kind's own fields stand among it.
struct Envelope: Shaped {
  let version: Int
  let device: String
  let sequence: Int
  let time: Instant
  let clock: Instant?
  let continues: Bool
  let after: Int?
  let application: String
  let kind: String
  let at: Instant?
  let key: String?

  static let shape = Shape(
    Self.init,
    Field("v", \.version, "The version of the format.") { $0 < 1 ? "must be the number 1" : nil },
    Field("device", \.device, "The device that recorded it.") {
      DeviceName.isValid($0) ? nil : "is not a device's name"
    },
    Field("seq", \.sequence, "Its place in the device's file.") {
      (1...lastSequence).contains($0) ? nil : "must be a whole number from 1"
    },
    Field("time", \.time, "When it was recorded."),
    Field("clock", \.clock, "What the wall clock said, if it was behind."),
    Field("more", \.continues, unset: false, "Whether it counts only with the next line."),
    Field("after", \.after, "The number on the line before, if some between were lost.") {
      $0.flatMap { (0...lastSequence).contains($0) ? nil : "must be a whole number from 0" }
    },
    Field("application", \.application, unset: "", "The application's name."),
    Field("kind", \.kind, "What sort of event it is."),
    Field("at", \.at, "When it happened; the time of recording if not set."),
    Field("key", \.key, "Its source's own identity."))

  /// What every reader of JSON can count to.
  private static let lastSequence = 1 << 53
}

extension Envelope {
  init(_ event: Event, after last: Int) {
    self.init(
      version: Record.currentVersion, device: event.id.device, sequence: event.id.sequence,
      time: event.time, clock: event.recorded == event.time ? nil : event.recorded,
      continues: event.isContinued, after: event.id.sequence == last + 1 ? nil : last,
      application: event.application, kind: event.body.kind, at: event.at,
      key: event.key)
  }

  func event(_ body: EventBody) -> Event {
    Event(
      id: EventID(device: device, sequence: sequence), time: time, recorded: clock,
      at: at ?? time, application: application, body: body, key: key, isContinued: continues)
  }
}
