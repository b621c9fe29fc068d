import CSystemd

/// libsystemd's record of a call that waits for its answer, or of a match, with the closure that it
/// points to.
final class BusSlot {
  private let handle: OpaquePointer
  private let callback: AnyObject

  init(handle: OpaquePointer, callback: AnyObject) {
    self.handle = handle
    self.callback = callback
  }

  deinit {
    sd_bus_slot_unref(handle)
  }
}

/// Signals that a handler is called for, for as long as the match is kept.
package final class BusMatch {
  private let slot: BusSlot

  init(slot: BusSlot) {
    self.slot = slot
  }
}
