import CSystemd

/// Something an event loop waits for. It is waited for as long as its owner keeps it.
///
/// Letting go of a source is how it is switched off; a handler may do so with its own source.
package class EventSource {
  let handle: OpaquePointer
  private let callback: AnyObject
  private let owner: AnyObject?

  /// Takes over a source, with the callback that its C handler points to and the owner of the
  /// descriptor that it watches.
  init(handle: OpaquePointer, callback: AnyObject, owner: AnyObject? = nil) {
    self.handle = handle
    self.callback = callback
    self.owner = owner
  }

  deinit {
    sd_event_source_disable_unref(handle)
  }

  /// Orders sources that are ready at once: a lower priority goes first, and zero is the default.
  package func setPriority(_ priority: Int64) throws(SystemdError) {
    try check(
      sd_event_source_set_priority(handle, priority), "set the priority of an event source")
  }
}
