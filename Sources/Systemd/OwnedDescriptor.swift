package import SystemPackage

/// An object that keeps a descriptor open for as long as it lives, such as a socket.
///
/// What watches the descriptor retains the object, so that a descriptor is never closed, and its
/// number never given to another file, while the event loop still watches it.
package protocol DescriptorOwner: AnyObject {
  /// The open descriptor, which only its owner closes.
  var descriptor: FileDescriptor { get }
}

/// A descriptor with one owner, closed when the owner goes.
package final class OwnedDescriptor: DescriptorOwner, Sendable {
  /// The open descriptor.
  package let descriptor: FileDescriptor

  /// Takes over a descriptor, which nothing else may close from now on.
  package init(adopting descriptor: FileDescriptor) {
    self.descriptor = descriptor
  }

  deinit {
    // After a failed close on Linux the descriptor is gone too, so there is nothing left to do.
    try? descriptor.close()
  }
}
