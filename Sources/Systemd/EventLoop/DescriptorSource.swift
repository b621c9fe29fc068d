import CSystemd
import SystemPackage

/// What a descriptor is waited for, and what it turned out to be ready for.
package struct DescriptorEvents: OptionSet, Hashable, Sendable {
  /// The bits, as `epoll` numbers them.
  package let rawValue: UInt32

  /// Creates a set from `epoll`'s bits.
  package init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// There is something to read, a connection to accept, or the end.
  package static let readable = DescriptorEvents(rawValue: EPOLLIN.rawValue)

  /// There is room to write.
  package static let writable = DescriptorEvents(rawValue: EPOLLOUT.rawValue)

  /// The other end is gone. It is always reported, whatever the mask.
  package static let hangUp = DescriptorEvents(rawValue: EPOLLHUP.rawValue)

  /// The descriptor has failed. It is always reported, whatever the mask.
  package static let error = DescriptorEvents(rawValue: EPOLLERR.rawValue)
}

/// A handler for a descriptor that becomes ready, called again for as long as it is ready.
package final class DescriptorSource: EventSource {
  /// Changes what the descriptor is waited for.
  package func setEvents(_ events: DescriptorEvents) throws(SystemdError) {
    try check(
      sd_event_source_set_io_events(handle, events.rawValue), "change what a descriptor waits for")
  }

  /// Stops or resumes waiting. Unlike an empty set of events, a pause keeps hang-ups quiet too.
  package func setPaused(_ paused: Bool) throws(SystemdError) {
    try check(
      sd_event_source_set_enabled(handle, Int32(paused ? SD_EVENT_OFF : SD_EVENT_ON)),
      "pause or resume waiting for a descriptor")
  }
}

extension EventLoop {
  /// Calls a handler whenever a descriptor is ready, and keeps its owner alive meanwhile.
  package func addDescriptor(
    of owner: any DescriptorOwner, events: DescriptorEvents,
    handler: @escaping (DescriptorEvents) -> Void
  ) throws(SystemdError) -> DescriptorSource {
    let (source, callback) = try register("wait for a descriptor", handler: handler) {
      source, callback in
      sd_event_add_io(
        handle, &source, owner.descriptor.rawValue, events.rawValue,
        { _, _, ready, callback in
          Callback<DescriptorEvents>.call(callback, with: DescriptorEvents(rawValue: ready))
          return 0
        }, callback)
    }
    return DescriptorSource(handle: source, callback: callback, owner: owner)
  }
}
