import CSystemd

/// An event loop of libsystemd: it waits for its sources, and calls their handlers one at a time.
///
/// A loop, its sources and all that is attached to it belong to one thread. Handlers run on that
/// thread, inside ``run()``. Nothing wakes the loop but its sources.
package final class EventLoop {
  let handle: OpaquePointer

  /// What the loop's inotify sources share, while there is one of them.
  weak var inotify: InotifyWatches?

  /// Creates a loop without sources.
  package init() throws(SystemdError) {
    var created: OpaquePointer?
    try check(sd_event_new(&created), "create an event loop")
    handle = created!
  }

  deinit {
    sd_event_unref(handle)
  }

  /// Runs until ``exit(code:)`` is called, and returns the code that it was given.
  package func run() throws(SystemdError) -> Int32 {
    try check(sd_event_loop(handle), "run the event loop")
  }

  /// Ends ``run()`` after the present handler, with a code for the process to exit with.
  ///
  /// On a loop that has ended already it does nothing.
  package func exit(code: Int32 = 0) {
    sd_event_exit(handle, code)
  }

  /// Registers a C event source whose callback gets `handler` as an opaque pointer.
  func register<Event>(
    _ operation: @autoclosure () -> String, handler: @escaping (Event) -> Void,
    _ add: (inout OpaquePointer?, UnsafeMutableRawPointer) -> Int32
  ) throws(SystemdError) -> (source: OpaquePointer, callback: Callback<Event>) {
    let callback = Callback(handler)
    var source: OpaquePointer?
    try check(add(&source, callback.opaque), operation())
    return (source!, callback)
  }
}
