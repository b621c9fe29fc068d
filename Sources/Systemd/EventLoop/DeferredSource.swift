import CSystemd

/// A handler that runs when asked for, on the loop's next turn, and so with an empty stack.
package final class DeferredSource: EventSource {
  /// Asks for one call of the handler; asking again before it ran changes nothing.
  package func schedule() throws(SystemdError) {
    try check(sd_event_source_set_enabled(handle, Int32(SD_EVENT_ONESHOT)), "defer a call")
  }
}

extension EventLoop {
  /// Adds a handler that runs once after each ``DeferredSource/schedule()``.
  package func addDeferred(
    handler: @escaping () -> Void
  ) throws(SystemdError) -> DeferredSource {
    let (source, callback) = try register("add a deferred call", handler: handler) {
      source, callback in
      sd_event_add_defer(
        handle, &source,
        { _, callback in
          Callback<Void>.call(callback, with: ())
          return 0
        }, callback)
    }
    let deferred = DeferredSource(handle: source, callback: callback)
    // libsystemd starts such a source as asked for.
    try check(sd_event_source_set_enabled(source, Int32(SD_EVENT_OFF)), "add a deferred call")
    return deferred
  }
}
