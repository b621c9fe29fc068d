package import CivilTime
package import ControlInterface
internal import FollowupCore
internal import Ground
internal import JSON

/// Reads a tracker's table, as CSV or JSON, into events: a row an application, with its contact,
/// interview, outcome, salary and note.
package struct TrackerImport {
  private let mapping: TrackerMapping
  private let known: [ApplicationReport]
  private let context: TrackerRow.Context
  private var names: Set<String>
  /// What the files hold.
  package private(set) var report = ImportReport()

  /// - Parameters:
  ///   - mapping: which header means what.
  ///   - known: what is recorded of all applications.
  package init(
    mapping: TrackerMapping, known: ListApplicationsMethod.Reply, zones: any ZoneSource,
    now: Instant
  ) {
    self.mapping = mapping
    self.known = known.applications
    context = .init(
      now: now, zones: zones, userZone: (try? zones.zone(named: known.userZone)) ?? .utc,
      mapping: mapping)
    names = Set(known.applications.map(\.name))
  }

  /// Whether a file is a tracker's: by its name, or as JSON.
  package static func isTable(_ bytes: ArraySlice<UInt8>, file: String) -> Bool {
    let name = file.lowercased()
    if [".csv", ".tsv", ".json"].contains(where: name.hasSuffix) { return true }
    let first = bytes.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
    return first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
  }

  /// Reads a file. What is wrong with it is among the refused, each with its line.
  package mutating func read(_ bytes: [UInt8], file: String) {
    let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let text = String(decoding: bytes.dropFirst(isMarked ? 3 : 0), as: UTF8.self)
    do throws(TrackerError) {
      let isJSON = text.first { !$0.isWhitespace }.map { "[{".contains($0) } ?? false
      let rows = isJSON ? try TrackerCells.rows(ofJSON: text) : try TrackerCells.rows(ofTable: text)
      let fields = Set(rows.flatMap(\.cells).compactMap { mapping.field(of: $0.header) })
      guard rows.isEmpty || fields.contains(.company) || fields.contains(.name) else {
        throw TrackerError(
          line: 1,
          message:
            "No column names the employer. It is called \"company\"; a mapping file may give it "
            + "another name.")
      }
      let added = report.events.count
      var isOrderUnclear = false
      for row in rows {
        do throws(TrackerError) {
          try take(row, file, isDated: fields.contains(.applied))
        } catch {
          refuse(isJSON ? error.inObject : error, file)
          isOrderUnclear = isOrderUnclear || error.isOrderUnclear
        }
      }
      if !fields.contains(.applied), report.events.count > added {
        remark(
          file, line: 1,
          "No column says when you applied, so each application counts as made now. The column is "
            + "called \"date applied\"; a mapping file may give it another name.")
      }
      if isOrderUnclear, mapping.dateOrder == nil {
        throw TrackerError(
          line: 1,
          message:
            "A mapping file may say for all dates what comes first: below [dates] "
            + "order = \"\(DateOrder.dayFirst.rawValue)\" or \"\(DateOrder.monthFirst.rawValue)\".")
      }
    } catch {
      refuse(error, file)
    }
  }

  private mutating func refuse(_ error: TrackerError, _ file: String) {
    report.refused.append(ImportRemark(file: file, line: error.line, message: error.message))
  }

  private mutating func remark(_ file: String, line: Int, _ message: String) {
    report.passedOver.append(ImportRemark(file: file, line: line, message: message))
  }

  /// - Parameter isDated: whether the table has a column for the date of the application.
  private mutating func take(
    _ cells: TrackerCells, _ file: String, isDated: Bool
  ) throws(TrackerError) {
    guard let row = try TrackerRow(cells, in: context) else { return }
    if let status = row[.status], mapping.isUnsent(status) {
      return remark(
        file, line: row.line,
        "The application to \(quoted(row.company)) is \(quoted(status)), so none was made.")
    }
    let existing = known.first { $0.isOf(row) }
    let name = existing?.name ?? unusedName(for: row)
    names.insert(name)
    let (added, events) = try row.events(of: name)
    if existing == nil { report.events.append(added) } else { report.known.append(added) }
    if existing == nil, isDated, row[.applied] == nil {
      remark(
        file, line: row.line,
        "The line does not say when you applied to \(quoted(row.company)), so it counts as now.")
    }
    report.events += events
  }

  /// A short name made from the employer's, and from the role if that is taken.
  private func unusedName(for row: TrackerRow) -> String {
    let wanted = row[.name] ?? row.company
    let slug =
      ShortName.problem(with: wanted) == nil && row[.name] != nil
      ? wanted : ShortName.slug(of: wanted)
    guard names.contains(slug) else { return slug }
    let longer = row[.role].map { ShortName.slug(of: "\(slug) \($0)") } ?? slug
    guard names.contains(longer) else { return longer }
    return (2...).lazy.map { "\(slug)-\($0)" }.first { !names.contains($0) }!
  }
}

extension TrackerError {
  /// The same about the object whose number the line is: where it stands in the file is not known.
  fileprivate var inObject: TrackerError {
    TrackerError(line: 1, message: "Object \(line) of the list: \(message)")
  }
}

extension ApplicationReport {
  /// Whether a row is about it: by its name, else by employer and role.
  fileprivate func isOf(_ row: TrackerRow) -> Bool {
    if let name = row[.name], name == self.name { return true }
    return company?.lowercased() == row.company.lowercased()
      && (role ?? "").lowercased() == (row[.role] ?? "").lowercased()
  }
}
