import FollowupCore

/// Files that are no device's own: copies that a synchroniser, an editor or a person made.
///
/// They are passed over, but what is in them alone must not be lost without a word.
extension Log {
  /// Looks at the copies among the files, if they or the devices' files are not as they were.
  ///
  /// - Parameter isChanged: whether a device's file was read since the last time.
  func survey(_ listed: [StoredFile], isChanged: Bool) {
    let copies = listed.filter { file in
      files[file.name]?.isStray ?? (DeviceName.device(of: file.name) == nil)
    }
    guard isChanged && !copies.isEmpty || copies != strays.files else { return }
    let records = copies.map(digests)
    let devices = Set(records.joined().map(\.key.device))
    let kept = listed.filter { file in
      devices.contains { DeviceName.file(of: $0) == file.name } && !copies.contains(file)
    }.map(digests)
    let known = kept.reduce(into: [:]) { all, some in all.merge(some) { first, _ in first } }
    strays = (
      copies, zip(copies, records).compactMap { file, records in finding(file, records, known) }
    )
  }

  /// The records of a file that can be read, and a checksum of each.
  private func digests(_ file: StoredFile) -> [EventID: UInt32] {
    guard file.kind == .regular, file.sizeBytes <= LogLimits.fileBytes else { return [:] }
    var lines = LineReader(storage, file, from: 0)
    var found: [EventID: UInt32] = [:]
    while let line = try? lines.next() {
      guard let record = try? Record(line.bytes) else { continue }
      found[record.event.id] = CRC32C(line.bytes.span).value
    }
    return found
  }

  private func finding(
    _ file: StoredFile, _ records: [EventID: UInt32], _ known: [EventID: UInt32]
  ) -> LogFinding? {
    // Other programs keep notes of their own about a file, hidden and under its name.
    if records.isEmpty, file.name.hasPrefix(".") { return nil }
    let missing = records.count { known[$0.key] != $0.value }
    let held =
      switch (records.count, missing) {
      case (0, _): "it holds no records"
      case (1, 0): "its only record is in the device's file, too"
      case (_, 0): "its \(records.count) records are all in a device's file, too"
      case (1, _): "its only record is in no device's file"
      default: "of its \(records.count) records \(missing) are in no device's file"
      }
    var what = "is no device's own file and is passed over; \(held)"
    let clashes = records.filter { known[$0.key] ?? $0.value != $0.value }.keys
    if let id = clashes.min(by: { ($0.device, $0.sequence) < ($1.device, $1.sequence) }) {
      what +=
        ", and \(id) is another one than in \"\(DeviceName.file(of: id.device))\": two machines are"
        + " called \"\(id.device)\", so give one of them another name"
    }
    return LogFinding(file: storage.path(file.name), line: nil, what: what)
  }
}
