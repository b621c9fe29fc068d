import CSystemd
package import SystemPackage

/// Changes of a file or directory, as the kernel tells them.
package struct InotifyMask: OptionSet, Hashable, Sendable {
  /// The bits, as `inotify` numbers them.
  package let rawValue: UInt32

  /// Creates a set from `inotify`'s bits.
  package init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// Permissions, times, owner or number of links changed.
  package static let attributesChanged = InotifyMask(rawValue: UInt32(IN_ATTRIB))
  /// A file that was open for writing was closed.
  package static let closedAfterWriting = InotifyMask(rawValue: UInt32(IN_CLOSE_WRITE))
  /// An entry was created in the directory.
  package static let created = InotifyMask(rawValue: UInt32(IN_CREATE))
  /// An entry of the directory was removed.
  package static let deleted = InotifyMask(rawValue: UInt32(IN_DELETE))
  /// An entry was renamed out of the directory.
  package static let movedFrom = InotifyMask(rawValue: UInt32(IN_MOVED_FROM))
  /// An entry was renamed into the directory.
  package static let movedTo = InotifyMask(rawValue: UInt32(IN_MOVED_TO))
  /// The watched object itself was removed.
  package static let selfDeleted = InotifyMask(rawValue: UInt32(IN_DELETE_SELF))
  /// The watched object itself was renamed.
  package static let selfMoved = InotifyMask(rawValue: UInt32(IN_MOVE_SELF))

  /// Only to ask: watch a symbolic link, not what it leads to.
  package static let dontFollowLink = InotifyMask(rawValue: UInt32(IN_DONT_FOLLOW))
}

/// A change of a watched file or directory.
package struct InotifyEvent: Hashable, Sendable {
  /// What happened.
  package let mask: InotifyMask

  /// The entry of the watched directory that it happened to; nil for the watched object itself.
  package let name: String?
}

/// A handler for changes of one file or directory. It is called for as long as its owner keeps it.
///
/// The sources of a loop share an inotify object that is not libsystemd's. Before version 258,
/// libsystemd loops forever over an event whose only source was removed, if another source still
/// watches the same file (systemd's issue 38265).
package final class InotifySource {
  fileprivate let mask: InotifyMask
  fileprivate let handler: (InotifyEvent) -> Void
  private let watches: InotifyWatches
  private let watch: Int32

  fileprivate init(
    path: FilePath, mask: InotifyMask, watches: InotifyWatches,
    handler: @escaping (InotifyEvent) -> Void
  ) throws(SystemdError) {
    self.mask = mask
    self.watches = watches
    self.handler = handler
    watch = try watches.watch(path, mask)
    watches.sources[watch, default: []].append(Weak(source: self))
  }

  deinit {
    watches.drop(watch)
  }
}

/// A source that its owner alone keeps.
private struct Weak {
  weak var source: InotifySource?
}

/// An inotify object, and the sources of each of its watches.
///
/// A file has one watch, whatever its number of sources, which tells what any of them asked for.
final class InotifyWatches {
  private let inotify: OwnedDescriptor
  private var readable: DescriptorSource?
  fileprivate var sources: [Int32: [Weak]] = [:]

  init(on loop: EventLoop) throws(SystemdError) {
    let descriptor = try checkSystemCall(
      inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC)), "watch files")
    inotify = OwnedDescriptor(adopting: FileDescriptor(rawValue: descriptor))
    readable = try loop.addDescriptor(of: inotify, events: .readable) { [weak self] _ in
      self?.read()
    }
  }

  fileprivate func watch(_ path: FilePath, _ mask: InotifyMask) throws(SystemdError) -> Int32 {
    try checkSystemCall(
      path.withPlatformString {
        inotify_add_watch(inotify.descriptor.rawValue, $0, mask.rawValue | UInt32(IN_MASK_ADD))
      }, "watch \(path)")
  }

  /// Ends a watch with its last source.
  fileprivate func drop(_ watch: Int32) {
    sources[watch]?.removeAll { $0.source == nil }
    guard sources[watch]?.isEmpty == true else { return }
    sources[watch] = nil
    inotify_rm_watch(inotify.descriptor.rawValue, watch)
  }

  /// Tells the events that have come. The loop calls again if more wait.
  private func read() {
    withUnsafeTemporaryAllocation(byteCount: 16384, alignment: 8) { buffer in
      guard let count = try? inotify.descriptor.read(into: buffer) else { return }
      var offset = 0
      while offset < count {
        let event = (buffer.baseAddress! + offset).assumingMemoryBound(to: inotify_event.self)
        offset += MemoryLayout<inotify_event>.size + Int(event.pointee.len)
        tell(
          InotifyEvent(
            mask: InotifyMask(rawValue: event.pointee.mask),
            name: csystemd_inotify_name(event).map { String(cString: $0) }),
          of: event.pointee.wd)
      }
    }
  }

  /// Calls the handlers that are concerned: all of them, if the kernel ended the watch or lost events.
  private func tell(_ event: InotifyEvent, of watch: Int32) {
    let everyone = UInt32(IN_IGNORED | IN_UNMOUNT | IN_Q_OVERFLOW)
    let isLost = event.mask.rawValue & UInt32(IN_Q_OVERFLOW) != 0
    for weak in isLost ? sources.values.flatMap(\.self) : sources[watch] ?? [] {
      guard let source = weak.source,
        event.mask.rawValue & (source.mask.rawValue | everyone) != 0
      else { continue }
      source.handler(event)
    }
    if event.mask.rawValue & UInt32(IN_IGNORED) != 0 { sources[watch] = nil }
  }
}

extension EventLoop {
  /// Calls a handler at changes of a file or directory, which must exist.
  package func addInotify(
    path: FilePath, mask: InotifyMask, handler: @escaping (InotifyEvent) -> Void
  ) throws(SystemdError) -> InotifySource {
    let watches: InotifyWatches
    if let inotify { watches = inotify } else { watches = try InotifyWatches(on: self) }
    inotify = watches
    return try InotifySource(path: path, mask: mask, watches: watches, handler: handler)
  }
}
