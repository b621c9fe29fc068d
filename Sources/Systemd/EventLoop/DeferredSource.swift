/// A handler that runs when asked for, and so with an empty stack: on a later turn of the loop, after all
/// that was ready when it was asked for. What becomes ready after that does not delay it.
///
/// What libsystemd calls deferred is always the first of its priority instead: a handler that asks again
/// each time would keep all others from theirs. A timer would depend on a clock.
package final class DeferredSource {
  private let calls: EventCounter
  private let source: DescriptorSource

  fileprivate init(
    on loop: EventLoop, _ handler: @escaping () -> Void
  ) throws(SystemdError) {
    let calls = try EventCounter()
    self.calls = calls
    source = try loop.addDescriptor(of: calls, events: .readable) { [unowned calls] _ in
      calls.reset()
      handler()
    }
  }

  /// Asks for one call of the handler; asking again before it ran changes nothing.
  package func schedule() { calls.increment() }
}

extension EventLoop {
  /// Adds a handler that runs once after each ``DeferredSource/schedule()``, until the source is let go.
  package func addDeferred(
    handler: @escaping () -> Void
  ) throws(SystemdError) -> DeferredSource {
    try DeferredSource(on: self, handler)
  }
}
