extension FileTrouble {
  static func gone(_ path: String, _ device: String, _ mark: Mark) -> FileTrouble {
    FileTrouble(.gone, path, device, "\(held(mark)) and is gone")
  }

  static func shorter(
    _ path: String, _ device: String, _ mark: Mark, now: Mark
  ) -> FileTrouble {
    // Numbers that were given up before are no part of what is gone, and may leave no range to name.
    let lost =
      now.sequence < mark.sequence && mark.records - now.records == mark.sequence - now.sequence
      ? ": \(Log.numbers(of: device, now.sequence + 1, mark.sequence)) gone" : ""
    return FileTrouble(.shorter, path, device, "\(held(mark)), now \(now.records)\(lost)")
  }

  static func rewritten(
    _ path: String, _ device: String, _ mark: Mark, isOwn: Bool
  ) -> FileTrouble {
    FileTrouble(
      .rewritten, path, device,
      "no longer begins with the \(records(mark)) up to \(device)/\(mark.sequence) that were "
        + (isOwn ? "written here" : "read of it")
        + ": it was edited, or two machines are called \"\(device)\"")
  }

  static func damaged(_ path: String, _ device: String, _ what: String) -> FileTrouble {
    FileTrouble(.damaged, path, device, what)
  }

  static func damaged(_ scan: FileScan, _ path: String) -> FileTrouble {
    FileTrouble(.damaged, of: scan.cursor.device, findings: scan.damage, flaws: scan.flaws)
  }

  private init(_ kind: Kind, _ path: String, _ device: String, _ what: String) {
    self.init(
      kind, of: device, findings: [LogFinding(file: path, line: nil, what: what)])
  }

  private static func held(_ mark: Mark) -> String { "held \(records(mark))" }

  private static func records(_ mark: Mark) -> String {
    "\(mark.records) record\(mark.records == 1 ? "" : "s")"
  }
}
