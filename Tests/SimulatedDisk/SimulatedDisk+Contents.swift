package import EventLog
import JSON

extension SimulatedDisk {
  /// What a program reads in the file; nil if there is none.
  package func contents(of name: String) -> [UInt8]? { files[name]?.cached }

  /// What would be found in the file if nothing unsynced survived.
  package func stableContents(of name: String) -> [UInt8]? { files[name]?.stable }

  /// Another program puts a file there, in the place of one of that name.
  package func put(_ bytes: [UInt8], as name: String, kind: StoredFile.Kind = .regular) {
    var file = SimulatedFile(number: nextNumber(), synced: bytes)
    file.kind = kind
    file.isListedOnDisk = true
    files[name] = file
  }

  /// Another program puts text there, in the place of a file of that name.
  package func put(_ text: String, as name: String) { put(Array(text.utf8), as: name) }

  /// Another program appends to a file, and syncs it.
  package func extend(_ name: String, with bytes: [UInt8]) {
    files[name]?.append(bytes)
    files[name]?.sync()
  }

  /// Another program cuts a file, and syncs it.
  package func cut(_ name: String, to count: Int) {
    files[name]?.truncate(to: count)
    files[name]?.sync()
  }

  /// Another program removes a file.
  package func remove(_ name: String) { files[name] = nil }

  /// What the device keeps outside the folder is lost, as on a new machine.
  package func forgetMark(of device: String) { marks[device] = nil }
}

/// What a synchroniser, a version control or a restore does to a file for a moment, or for good.
package enum FileFault: CaseIterable, Sendable {
  /// The name leads to nothing, as while Syncthing or git replaces it.
  case gone
  /// The file holds nothing.
  case empty
  /// The file breaks off in the middle of a line.
  case cut
  /// A copy that ends with an earlier record has the name.
  case older
  /// The same file was cut to nothing and is being written again, as rclone does it.
  case rewritingInPlace
  /// Another machine of the same name has written other records under the last numbers.
  case namesake
}

extension SimulatedDisk {
  /// Does that to a file; `restore` brings it back. A file that is impaired already stays as it is.
  package func impair(_ name: String, by fault: FileFault) {
    guard let bytes = contents(of: name) else { return }
    let middle = bytes.count / 2
    let lineEnd = bytes[..<middle].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    switch fault {
    case .gone: impair(name, to: nil)
    case .empty: impair(name, to: [])
    case .cut: impair(name, to: Array(bytes[..<middle]))
    case .older: impair(name, to: Array(bytes[..<lineEnd]))
    case .namesake: impair(name, to: Self.byNamesake(bytes))
    case .rewritingInPlace:
      guard impaired[name] == nil else { return }
      impaired[name] = files[name]
      cut(name, to: 0)
      extend(name, with: Array(bytes[..<middle]))
    }
  }

  /// The file with its last whole lines as a machine of the same name might have written them: by
  /// hand, so that they need no checksum.
  private static func byNamesake(_ bytes: [UInt8]) -> [UInt8] {
    var lines = bytes.split(separator: UInt8(ascii: "\n"))
    // The last line may be torn, and an empty file has none.
    if bytes.last != UInt8(ascii: "\n") { _ = lines.popLast() }
    for index in lines.indices.suffix(2) {
      guard let line = (try? JSONReader.parse(lines[index]))?.objectValue else { continue }
      var other = JSONObject()
      for name in ["v", "device", "seq", "time", "more", "after", "application"] {
        other[name] = line[name]
      }
      other["kind"] = "note.added"
      other["text"] = "By the other machine."
      lines[index] = ArraySlice(other.serialized().utf8)
    }
    return lines.flatMap { $0 + [UInt8(ascii: "\n")] }
  }

  /// Puts other bytes, or nothing, in the place of a file until it is restored.
  package func impair(_ name: String, to bytes: [UInt8]?) {
    guard impaired[name] == nil, let file = files[name] else { return }
    impaired[name] = file
    files[name] = nil
    if let bytes { put(bytes, as: name) }
  }

  /// What was done to a file is not taken back.
  package func leaveImpaired(_ name: String) { impaired[name] = nil }

  /// Brings back a file that was impaired, whole: as another file, unless it was rewritten in place.
  package func restore(_ name: String) {
    guard let file = impaired.removeValue(forKey: name) else { return }
    guard files[name]?.number == file.number else { return put(file.cached, as: name) }
    cut(name, to: 0)
    extend(name, with: file.cached)
  }
}
