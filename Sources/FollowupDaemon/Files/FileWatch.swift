import Ground
import SystemPackage
import Systemd

/// Tells when a file, or anything in a folder, may have changed: also one that does not exist yet, or
/// that is a link into another folder.
final class FileWatch {
  private let loop: EventLoop
  private let path: FilePath
  private let onChange: () -> Void
  private var sources: [InotifySource] = []
  private var watched: [FilePath] = []
  private var turn: DeferredSource!

  private static let mask: InotifyMask = [
    .closedAfterWriting, .created, .deleted, .movedFrom, .movedTo, .attributesChanged,
    .selfDeleted, .selfMoved,
  ]

  /// Changes that come in one turn of the loop are told once.
  init(
    _ path: FilePath, on loop: EventLoop, onChange: @escaping () -> Void
  ) throws(SystemdError) {
    self.loop = loop
    self.path = path
    self.onChange = onChange
    turn = try loop.addDeferred { [weak self] in
      self?.watch()
      self?.onChange()
    }
    watch()
  }

  /// Watches the folder that holds the file, or the nearest one that exists above it, and the folder
  /// into which a link leads.
  private func watch() {
    let folders = [Self.nearestFolder(above: path), Self.target(of: path)].compactMap { $0 }
    guard folders != watched || sources.count < folders.count else { return }
    watched = folders
    sources = folders.compactMap { folder in
      try? loop.addInotify(path: folder, mask: Self.mask) { [weak self] event in
        guard let self, concerns(event, in: folder) else { return }
        try? turn.schedule()
      }
    }
  }

  /// Whether a change in a folder can be one of the file: of its own name, or of a folder on the way.
  private func concerns(_ event: InotifyEvent, in folder: FilePath) -> Bool {
    guard let name = event.name, path.starts(with: folder) else { return true }
    var rest = path
    guard rest.removePrefix(folder), let next = rest.components.first else { return true }
    return next.string == name
  }

  private static func nearestFolder(above path: FilePath) -> FilePath {
    var folder = path.isFolder ? path : path.removingLastComponent()
    while !folder.isFolder, folder != "/", !folder.isEmpty { folder.removeLastComponent() }
    return folder.isEmpty ? "." : folder
  }

  private static func target(of path: FilePath) -> FilePath? {
    guard let target = try? path.resolvingLinks(), target != path else { return nil }
    return target.removingLastComponent()
  }
}
