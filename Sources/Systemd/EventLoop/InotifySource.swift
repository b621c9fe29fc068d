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

/// A handler for changes of one file or directory.
package final class InotifySource: EventSource {}

extension EventLoop {
  /// Calls a handler at changes of a file or directory, which must exist.
  package func addInotify(
    path: FilePath, mask: InotifyMask, handler: @escaping (InotifyEvent) -> Void
  ) throws(SystemdError) -> InotifySource {
    let (source, callback) = try register("watch \(path)", handler: handler) { source, callback in
      path.withPlatformString { path in
        sd_event_add_inotify(
          handle, &source, path, mask.rawValue,
          { _, event, callback in
            let event = InotifyEvent(
              mask: InotifyMask(rawValue: event!.pointee.mask),
              name: csystemd_inotify_name(event).map { String(cString: $0) })
            Callback<InotifyEvent>.call(callback, with: event)
            return 0
          }, callback)
      }
    }
    return InotifySource(handle: source, callback: callback)
  }
}
