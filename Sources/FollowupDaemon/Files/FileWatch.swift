import Glibc
import SystemPackage
import Systemd

/// Calls a handler when a file, or anything in a folder, may have changed. The path need not exist
/// yet, and folders and links on the way to it may be replaced.
final class FileWatch {
  private let loop: EventLoop
  private let path: FilePath
  /// Called after a change, from the loop: also after one that came before this was set.
  var onChange: () -> Void = {}
  private var sources: [InotifySource] = []
  private var watched: [WatchedPath] = []
  private var turn: DeferredSource!

  /// Changes that come in one turn of the loop are told once.
  init(_ path: FilePath, on loop: EventLoop) throws(SystemdError) {
    self.loop = loop
    self.path = path
    turn = try loop.addDeferred { [weak self] in
      self?.watch()
      self?.onChange()
    }
    watch()
  }

  private func watch() {
    // A folder that is replaced during the first round is found in the second.
    for _ in 0..<2 {
      let way = WatchedPath.way(to: path)
      guard way != watched || sources.count < way.count else { return }
      watched = way
      // The old ones are removed first: a folder that is now only passed through needs fewer events.
      sources = []
      sources = way.compactMap { step in
        try? loop.addInotify(path: step.path, mask: step.mask) { [weak self] event in
          guard let self, step.isConcerned(by: event.name) else { return }
          turn.schedule()
        }
      }
    }
  }
}

/// A folder or a link on the way to a file, which one it is, and what matters of it.
struct WatchedPath: Hashable {
  enum Interest: Hashable {
    /// Whether it is replaced itself.
    case itself
    /// The entry of this name.
    case entry(String)
    /// All entries.
    case entries
  }

  let path: FilePath
  private let device: UInt64
  private let inode: UInt64
  private let interest: Interest

  /// Every folder and link from the root to a file, in order. If something is missing, the way ends at
  /// the folder in which it would appear.
  static func way(to path: FilePath) -> [WatchedPath] {
    var way: [WatchedPath] = []
    var folder: FilePath = path.isAbsolute ? "/" : "."
    var rest = Array(path.components)
    var links = 0
    while !rest.isEmpty {
      let name = rest.removeFirst()
      let next = folder.appending(name)
      guard let kind = next.kind else {
        way.append(contentsOf: step(folder, .entry(name.string)))
        return way
      }
      switch kind {
      case .symbolicLink:
        links += 1
        guard links <= linksAtMost, let target = next.target else { return way }
        // A link changes when another file takes its name, which is an event of its folder.
        way.append(contentsOf: step(folder, rest.isEmpty ? .entry(name.string) : .itself))
        way.append(contentsOf: step(next, .itself))
        if target.isAbsolute { folder = "/" }
        rest = Array(target.components) + rest
      case .directory:
        way.append(contentsOf: step(next, rest.isEmpty ? .entries : .itself))
        folder = next
      default:
        way.append(contentsOf: step(folder, .entry(name.string)))
        return way
      }
    }
    return way
  }

  private static func step(_ path: FilePath, _ interest: Interest) -> [WatchedPath] {
    guard let status = path.statusOfItself else { return [] }
    return [
      WatchedPath(
        path: path, device: UInt64(status.st_dev), inode: UInt64(status.st_ino),
        interest: interest)
    ]
  }

  /// The limit of the system itself.
  private static let linksAtMost = 40

  var mask: InotifyMask {
    let itself: InotifyMask = [.selfDeleted, .selfMoved, .dontFollowLink]
    return interest == .itself
      ? itself.union(.attributesChanged)
      : itself.union([
        .closedAfterWriting, .created, .deleted, .movedFrom, .movedTo, .attributesChanged,
      ])
  }

  /// Whether a change matters, of that entry or, without a name, of the object itself.
  func isConcerned(by name: String?) -> Bool {
    guard let name else { return true }
    return switch interest {
    case .itself: false
    case .entry(let entry): entry == name
    case .entries: true
    }
  }
}
