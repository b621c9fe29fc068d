/// An event's permanent name: the device that recorded it, and its place in that device's file.
/// Written `DEVICE/SEQ`.
package struct EventID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The device that recorded the event.
  package let device: String
  /// Counts from 1.
  package let sequence: Int

  package init(device: String, sequence: Int) {
    self.device = device
    self.sequence = sequence
  }

  /// Reads `DEVICE/SEQ`; nil if the text is anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let sequence = Int(parts[1]), sequence > 0,
      String(sequence) == parts[1]
    else { return nil }
    self.init(device: String(parts[0]), sequence: sequence)
  }

  /// The id of an event before or after it in the same file.
  func advanced(by count: Int) -> EventID {
    EventID(device: device, sequence: sequence + count)
  }

  package var description: String { "\(device)/\(sequence)" }

  package static func < (left: EventID, right: EventID) -> Bool {
    (left.device, left.sequence) < (right.device, right.sequence)
  }
}
