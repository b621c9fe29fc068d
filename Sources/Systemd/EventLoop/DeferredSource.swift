import CSystemd

/// A handler that runs when asked for, and so with an empty stack: on a later turn of the loop, after all of
/// its priority that was ready when it was asked for. What becomes ready after that does not delay it.
///
/// It is a timer that has elapsed. What libsystemd calls deferred is always the first of its priority: a
/// handler that asks again each time would keep all others from theirs.
package final class DeferredSource: EventSource {
  /// Asks for one call of the handler; asking again before it ran changes nothing.
  package func schedule() {
    // Setting the time again would put the handler behind what has become ready meanwhile.
    guard sd_event_source_get_enabled(handle, nil) == 0 else { return }
    // Neither fails, since the loop has had its place for the source from the beginning.
    sd_event_source_set_time(handle, 0)
    sd_event_source_set_enabled(handle, Int32(SD_EVENT_ONESHOT))
  }
}

extension EventLoop {
  /// Adds a handler that runs once after each ``DeferredSource/schedule()``.
  package func addDeferred(
    handler: @escaping () -> Void
  ) throws(SystemdError) -> DeferredSource {
    let (source, callback) = try register("add a deferred call", handler: handler) {
      source, callback in
      sd_event_add_time(
        handle, &source, SystemClock.monotonic.identifier, 0, 1,
        { _, _, callback in
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
