import CSystemd
import Glibc
import SystemPackage

/// An `eventfd`: a counter that is readable while it is not zero.
///
/// Its operations fail only at its maximum, which no one reaches by single steps, and where there is
/// nothing to read, which is no failure.
final class EventCounter: DescriptorOwner, Sendable {
  private let owned: OwnedDescriptor

  /// Waited for by an event loop.
  var descriptor: FileDescriptor { owned.descriptor }

  /// - Parameter isSemaphore: whether threads wait for it, each for a step of its own.
  init(isSemaphore: Bool = false) throws(SystemdError) {
    let flags = Int32(EFD_CLOEXEC) | Int32(isSemaphore ? EFD_SEMAPHORE : EFD_NONBLOCK)
    let number = try checkSystemCall(eventfd(0, flags), "create a counter of events")
    owned = OwnedDescriptor(adopting: FileDescriptor(rawValue: number))
  }

  func increment() {
    _ = eventfd_write(descriptor.rawValue, 1)
  }

  func reset() {
    var count: eventfd_t = 0
    _ = eventfd_read(descriptor.rawValue, &count)
  }

  func waitAndDecrement() {
    var count: eventfd_t = 0
    while eventfd_read(descriptor.rawValue, &count) < 0, Errno.latest == .interrupted {}
  }
}
