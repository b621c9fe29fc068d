/// Under which name each event was recorded, by its id. Devices number their events without gaps, so
/// that four bytes are all that an event takes here.
struct EventNames {
  private struct Device {
    /// By the event's number: the place of the name, counted from 1; 0 is none.
    var places: [UInt32] = []
    /// Those of events far behind a gap.
    var others: [Int: UInt32] = [:]
    var last = 0

    /// Notes the place of an event's name, and says whether it had none.
    mutating func note(_ place: UInt32, at sequence: Int) -> Bool {
      last = max(last, sequence)
      let index = sequence - 1
      let isInArray = places.indices.contains(index)
      let isNew = !(isInArray && places[index] > 0) && others[sequence] == nil
      if isInArray {
        places[index] = place
      } else if index >= 0, index - places.count < EventNames.longestGap {
        places += repeatElement(0, count: index - places.count)
        places.append(place)
      } else {
        others[sequence] = place
      }
      return isNew
    }
  }

  private var devices: [String: Device] = [:]
  private var names: [String] = []
  private var places: [String: UInt32] = [:]
  private(set) var count = 0

  /// How many numbers may be lacking before an event that stands in the array.
  private static let longestGap = 1 << 12

  subscript(id: EventID) -> String? {
    guard id.sequence > 0, let device = devices[id.device] else { return nil }
    let index = id.sequence - 1
    let isInArray = index < device.places.count && device.places[index] > 0
    let place = isInArray ? device.places[index] : device.others[id.sequence]
    return place.map { names[Int($0) - 1] }
  }

  /// Notes the name of an event; a later one replaces it.
  mutating func note(_ name: String, of id: EventID) {
    let place = place(of: name)
    if devices[id.device, default: Device()].note(place, at: id.sequence) { count += 1 }
  }

  private mutating func place(of name: String) -> UInt32 {
    if let place = places[name] { return place }
    names.append(name)
    let place = UInt32(names.count)
    places[name] = place
    return place
  }

  /// The last event of each device, sorted.
  var last: [EventID] {
    devices.map { EventID(device: $0.key, sequence: $0.value.last) }.sorted()
  }
}
