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
    guard parts.count == 2 else { return nil }
    self.init(device: String(parts[0]), number: String(parts[1]))
  }

  /// Reads the two parts of a written id; nil if the second is not a number as it is written there.
  init?(device: String, number: String) {
    guard !device.isEmpty, let first = number.utf8.first, first > UInt8(ascii: "0"),
      first <= UInt8(ascii: "9"), let sequence = Int(number)
    else { return nil }
    self.init(device: device, sequence: sequence)
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
