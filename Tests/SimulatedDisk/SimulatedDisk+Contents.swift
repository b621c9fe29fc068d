package import EventLog

extension SimulatedDisk {
  /// What a program reads in the file; nil where there is none.
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
}
