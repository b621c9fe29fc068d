package import EventLog
package import SystemPackage

/// A folder of a log in memory, whose faults a test chooses.
///
/// Programs reach it through storages. It can fail a call, run full, lose its power at any call, and
/// see a program killed; what was not synced then is there in part, torn and out of order.
package final class SimulatedDisk {
  /// How many bytes fit on it; nil for any number.
  package var capacityBytes: Int?
  /// Before which call, counted from the last crash, the power fails; nil for none.
  package var failsAtCall: Int?
  /// How many calls that change something were made since the last crash.
  package private(set) var calls = 0
  /// How many times a file was synced.
  package internal(set) var syncs = 0
  /// Whether the power is off: every call fails until `restart`.
  package private(set) var isOff = false

  var files: [String: SimulatedFile] = [:]
  /// Files as they were before something was done to them that is to be taken back.
  var impaired: [String: SimulatedFile] = [:]
  /// What is kept outside the folder, by device.
  var marks: [String: SimulatedMark] = [:]
  /// Counts restarts, so that a storage of before is of no use after.
  private(set) var epoch = 0
  private var faults: [(operation: LogError.Operation, countdown: Int, errno: Errno)] = []
  private var lastNumber: UInt64 = 0
  private var generator: any RandomNumberGenerator

  /// - Parameter generator: decides what survives; from a seed, it replays.
  package init(_ generator: any RandomNumberGenerator = SystemRandomNumberGenerator()) {
    self.generator = generator
  }

  /// A way in, as a program has it from its start to its end.
  package func storage() -> SimulatedStorage { SimulatedStorage(self) }

  /// Makes the call of that operation fail that comes after so many others of it.
  package func fail(_ operation: LogError.Operation, with errno: Errno, after count: Int = 0) {
    faults.append((operation, count, errno))
  }

  /// Whether no call was to fail, and there is room.
  package var isWell: Bool { faults.isEmpty && capacityBytes == nil && !isOff }

  /// Makes no more calls fail.
  package func mendFaults() { faults = [] }

  /// The power fails, and the machine starts again: of what was not synced, anything may be left.
  package func losePower() {
    for name in files.keys.sorted() {
      if files[name]?.isListedOnDisk == false, Bool.random(using: &generator) {
        files[name] = nil
      } else {
        files[name]?.losePower(using: &generator)
        files[name]?.isListedOnDisk = true
      }
    }
    for device in marks.keys.sorted() { marks[device]?.losePower(using: &generator) }
    restart()
  }

  /// The programs are killed: what they wrote is there, but their storages and locks are gone.
  package func killPrograms() {
    for name in files.keys { files[name]?.holder = nil }
    restart()
  }

  private func restart() {
    epoch += 1
    for device in marks.keys { marks[device]?.holder = nil }
    calls = 0
    failsAtCall = nil
    isOff = false
  }

  func nextNumber() -> UInt64 {
    lastNumber += 1
    return lastNumber
  }

  /// How many more bytes fit.
  var roomBytes: Int {
    guard let capacityBytes else { return .max }
    return max(0, capacityBytes - files.values.reduce(0) { $0 + $1.cached.count })
  }

  /// Counts a call, and throws the fault that it was given. A call during which the power fails may
  /// have had its effect.
  func begin(_ operation: LogError.Operation, _ path: String) throws(LogError) {
    guard !isOff else { throw LogError(.system(operation), path: path, errno: .ioError) }
    switch operation {
    case .list, .read, .lock: break
    default: calls += 1
    }
    for index in faults.indices where faults[index].operation == operation {
      faults[index].countdown -= 1
      if faults[index].countdown < 0 {
        let fault = faults.remove(at: index)
        throw LogError(.system(operation), path: path, errno: fault.errno)
      }
      break
    }
  }

  /// Turns the power off where it was to fail at this call.
  func end(_ operation: LogError.Operation, _ path: String) throws(LogError) {
    guard let failsAtCall, calls >= failsAtCall else { return }
    isOff = true
    throw LogError(.system(operation), path: path, errno: .ioError)
  }

  func failToSync(_ name: String) {
    files[name]?.failToSync(using: &generator)
  }
}
