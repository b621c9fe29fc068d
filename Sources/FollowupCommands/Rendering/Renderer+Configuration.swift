import ControlInterface
import EventLog
import Ground
import Settings

extension Renderer {
  func reloaded(_ reply: ReloadMethod.Reply) -> Page {
    var page = diagnostics(reply)
    page.add(
      reply.diagnostics.isEmpty
        ? "The configuration is in force: \(reply.file)."
        : "Nothing was changed: what was in force before still is.")
    return page
  }

  func configuration(_ reply: ReloadMethod.Reply, exists: Bool) -> Page {
    var page = diagnostics(reply)
    if reply.diagnostics.isEmpty {
      page.add(
        exists
          ? "\(reply.file) holds nothing wrong."
          : "\(reply.file) does not exist: every default holds.")
    }
    return page
  }

  /// As compilers write them, so that editors can go there.
  private func diagnostics(_ reply: ReloadMethod.Reply) -> Page {
    var page = Page()
    for (diagnostic, label) in reply.diagnostics.map({ ($0, Line()) })
      + reply.notes.map({ ($0, "\("Note:", .blue) " as Line) })
    {
      let file = diagnostic.file ?? reply.file
      let place = "\(file):\(diagnostic.line):\(diagnostic.column):"
      page.add("\(place, .bold) \(label)\(diagnostic.message)", hanging: 2)
    }
    return page
  }

  func configurationFile(_ file: ConfigurationFile) -> Page {
    var page = Page()
    page.add(Line(file.path))
    return page
  }

  /// In the file's own form, each with where it came from, so that it could be put into one. Beside the
  /// region's setting stands the region that it gives.
  func settings(_ settings: [SettingInForce], _ file: String?, _ region: UsualRegion) -> Page {
    var page = Page()
    page.add(file.map { "# \($0)" } ?? "# There is no file: every default holds.")
    for setting in settings {
      let remark = setting.key == "employer.region" ? region.remark : nil
      page.add(line(of: setting, in: file, remark.map { ": \($0)" } ?? ""), hanging: 4)
    }
    return page
  }

  private func line(of setting: SettingInForce, in file: String?, _ remark: String) -> Line {
    switch setting.origin {
    case .byDefault: "\(setting.key) = \(setting.value)  \("# default\(remark)", .dim)"
    case .file(let path, let line) where path != file:
      "\(setting.key, .bold) = \(setting.value)  \("# \(path), line \(line)", .dim)"
    case .file(_, let line):
      "\(setting.key, .bold) = \(setting.value)  \("# line \(line)\(remark)", .dim)"
    }
  }

  func verification(_ report: LogReport) -> Page {
    var page = Page()
    for file in report.files {
      page.add("\(file.path): \(file.records) records, \(file.sizeBytes) bytes", hanging: 2)
    }
    for finding in report.warnings { page.add("\("Warning:", .yellow) \(finding.description)") }
    for finding in report.damage { page.add("\("Damage:", .red) \(finding.description)") }
    page.add(
      report.damage.isEmpty
        ? "The log is whole: \(report.records) records."
        : "The log is not whole. Only what is wrong with this device's own file stops recording.")
    return page
  }

  func accepted(_ reply: AcceptLogMethod.Reply) -> Page {
    var page = Page()
    if reply.restored > 0 {
      let events = reply.restored == 1 ? "1 event was" : "\(reply.restored) events were"
      page.add("\(events) written to the file of \(reply.device) again.")
    }
    if let first = reply.firstLost, let last = reply.lastLost {
      page.add(
        first == last
          ? "\(reply.device)/\(first) stays lost."
          : "\(reply.device)/\(first) to \(reply.device)/\(last) stay lost.")
      page.add("The next event will be \(reply.device)/\(last + 1).")
    }
    if let first = reply.firstReplaced, let last = reply.lastReplaced {
      page.add(
        first == last
          ? "\(reply.device)/\(first) is now another event than was recorded here."
          : "Among \(reply.device)/\(first) to \(reply.device)/\(last) are now other events than were recorded here."
      )
      page.add(
        "If two machines are called \(quoted(reply.device)), give one another name: device under [log]."
      )
    }
    page.add("The log is taken as it is now, and recording goes on.")
    return page
  }
}
