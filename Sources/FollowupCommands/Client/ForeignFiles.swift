import ControlInterface
import FollowupCore
import Ground
import Importing
import JSON
import Schema
import SystemPackage

/// Files of other programs, and the events that they hold.
struct ForeignFiles {
  private let files: [String]
  private let application: String?
  private let stage: Stage?
  private let isAnother: Bool
  private let isAgain: Bool
  private let mapping: String?
  private let known: ListApplicationsMethod.Reply
  private let environment: CommandEnvironment

  init(
    _ files: [String], to application: String?, stage: Stage?, isAnother: Bool, isAgain: Bool,
    mapping: String?, known: ListApplicationsMethod.Reply, in environment: CommandEnvironment
  ) {
    self.files = files
    self.application = application
    self.stage = stage
    self.isAnother = isAnother
    self.isAgain = isAgain
    self.mapping = mapping
    self.known = known
    self.environment = environment
  }

  /// What all of the files hold, in one report.
  ///
  /// - Throws: `CommandError.failed` if a file cannot be read at all.
  func report() throws(CommandError) -> ImportReport {
    let tables = files.filter(Self.isTable)
    let mails = files.filter { !tables.contains($0) && Self.isMail($0) }
    let others = files.filter { !tables.contains($0) && !mails.contains($0) }
    let invitations = others.filter(Self.mayBeCalendar)
    var report = tables.isEmpty ? ImportReport() : try read(tables: tables)
    report.refused += others.filter { !invitations.contains($0) }.map { file in
      ImportRemark(
        file: file, line: 1,
        message: "This is none of what can be read: an invitation (.ics) begins with "
          + "BEGIN:VCALENDAR, a mail with its headers, and a tracker's table is called .csv, .tsv or "
          + ".json.")
    }
    for (files, mode) in [(invitations, "invitation"), (mails, "mail")] where !files.isEmpty {
      report.add(try read(files, as: mode))
    }
    return report
  }

  /// Whether a file is a tracker's.
  private static func isTable(_ file: String) -> Bool {
    let beginning = try? FilePath(file).beginning(limitBytes: 256) { _ in true }
    return beginning.map { TrackerImport.isTable($0[...], file: file) } ?? false
  }

  /// Whether a file begins as an invitation does, or cannot be read at all, of which its reader says why.
  private static func mayBeCalendar(_ file: String) -> Bool {
    let beginning = try? FilePath(file).beginning(limitBytes: 256) { _ in true }
    let text = beginning.map { String(decoding: $0, as: UTF8.self).uppercased() }
    return text?.contains("BEGIN:VCALENDAR") ?? true
  }

  private func read(tables files: [String]) throws(CommandError) -> ImportReport {
    do throws(ReadingError) {
      var usual = TrackerMapping()
      if let mapping {
        let bytes = try ReadingRequest.content(of: mapping)
        do throws(TrackerError) { usual = try TrackerMapping(bytes) } catch {
          throw ReadingError.failed("\(mapping), line \(error.line): \(error.message)")
        }
      }
      var tracker = TrackerImport(
        mapping: usual, known: known, zones: environment.zones, now: environment.now)
      for file in files { tracker.read(try ReadingRequest.content(of: file), file: file) }
      return tracker.report
    } catch {
      throw .failed(error.description)
    }
  }

  /// Whether a path is a folder of mails, or a file that begins as a mail does.
  private static func isMail(_ file: String) -> Bool {
    let beginning: [UInt8]
    do { beginning = try FilePath(file).beginning(limitBytes: 256) { _ in true } } catch {
      return error == .notRegular(.directory)
    }
    if beginning.starts(with: "From ".utf8) { return true }
    let name = beginning.prefix { $0 == UInt8(ascii: "-") || $0.isASCIILetter }
    return beginning.dropFirst(name.count).first == UInt8(ascii: ":")
      && String(decoding: name, as: UTF8.self).uppercased() != "BEGIN" && !name.isEmpty
  }

  private func read(_ files: [String], as mode: String) throws(CommandError) -> ImportReport {
    var arguments = [mode, "--known", "-"]
    if let application { arguments += ["--to", application] }
    if let stage { arguments += ["--stage", stage.rawValue] }
    if isAnother { arguments.append("--another") }
    if isAgain { arguments.append("--again") }
    arguments += ["--"] + files
    var input: [UInt8] = []
    known.json.serialize(into: &input)
    return try environment.read(arguments, input: input)
  }
}

extension CommandEnvironment {
  /// What followup-read answers.
  func read<Report: Shaped>(
    _ arguments: [String], input: [UInt8] = []
  ) throws(CommandError) -> Report {
    let result = try runHelper(HelperCall("followup-read", arguments, input: input))
    guard result.status == 0 else {
      throw .failed(
        result.message.isEmpty
          ? "followup-read ended with status \(result.status), and read nothing." : result.message)
    }
    do {
      let limits = JSONLimits(bytes: 1 << 28)
      return try Report(json: JSONReader.parse(result.output, limits: limits))
    } catch {
      throw .failed("followup-read answered what this version does not know: \(error)")
    }
  }
}

extension UInt8 {
  fileprivate var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}
