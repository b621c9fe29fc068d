internal import CivilTime
internal import FollowupCore
internal import Ground
internal import TOML

/// What a tracker's headers and words mean: the usual ones, and those of a file of the user's.
package struct TrackerMapping: Sendable {
  private var fields: [String: TrackerField] = [:]
  private var outcomes: [String: Outcome] = [:]
  private var stages: [String: Stage] = [:]
  /// Words for an application that is under way.
  private var open = Set(
    [
      "applied", "open", "active", "pending", "interview", "interviewing", "in progress",
      "waiting", "no response", "ghosted", "expired", "archived", "submitted", "sent",
    ].map(Self.plain))
  /// Words for one that was never sent.
  private var unsent = Set(
    ["draft", "saved", "wishlist", "bookmarked", "interested", "to apply", "not applied"]
      .map(Self.plain))

  /// In which order dates in figures have day and month; nil if that is not said.
  private(set) var dateOrder: DateOrder?

  package init() {
    for field in TrackerField.allCases {
      for header in [field.rawValue] + (TrackerField.headers[field] ?? []) {
        fields[Self.plain(header)] = field
      }
    }
    let words: [(Outcome, [String])] = [
      (.rejected, ["rejected", "rejection", "not selected", "turned down", "closed"]),
      (.withdrawn, ["withdrawn", "withdrew"]),
      (.offer, ["offer", "offered", "offer received"]),
      (.accepted, ["accepted", "offer accepted", "hired"]),
      (.declined, ["declined", "offer declined"]),
    ]
    for (outcome, words) in words { for word in words { outcomes[Self.plain(word)] = outcome } }
    for stage in Stage.allCases { stages[Self.plain(stage.rawValue)] = stage }
    let rounds: [(Stage, [String])] = [
      (.phone, ["phone screen", "phone interview", "phone call", "screening", "recruiter screen"]),
      (.first, ["1", "1st", "first round", "first interview"]),
      (.second, ["2", "2nd", "second round", "second interview"]),
      (.third, ["3", "3rd", "third round", "third interview"]),
      (.final, ["final round", "final interview", "onsite"]),
    ]
    for (stage, words) in rounds { for word in words { stages[Self.plain(word)] = stage } }
  }

  /// The usual mapping, and what a file adds to it: below [columns], [status] and [stages] a meaning a
  /// line, with the headers or words that have it; below [dates] their order.
  ///
  /// - Throws: `TrackerError` with the line of what cannot be read.
  package init(_ bytes: [UInt8]) throws(TrackerError) {
    self.init()
    let document: TOMLTable
    do { document = try TOMLDocument.parse(bytes) } catch {
      throw TrackerError(line: error.place.line, message: error.message)
    }
    for section in document.entries {
      guard case .table(let table) = section.value.kind else {
        throw TrackerError(
          line: section.keyPlace.line,
          message: "The file has the tables \(Self.tables).")
      }
      for entry in table.entries { try take(entry, in: section.key) }
    }
  }

  private mutating func take(
    _ entry: TOMLTable.Entry, in section: String
  ) throws(TrackerError) {
    if section == "dates" {
      guard entry.key == "order", case .string(let text) = entry.value.kind,
        let order = DateOrder(rawValue: text)
      else {
        let orders = DateOrder.allCases.map { "order = \(quoted($0.rawValue))" }
        throw TrackerError(
          line: entry.keyPlace.line, message: "[dates] has \(orders.alternatives).")
      }
      dateOrder = order
      return
    }
    let words = try Self.words(entry).map(Self.plain)
    switch section {
    case "columns":
      guard let field = TrackerField(rawValue: entry.key) else {
        throw Self.unknown(entry, among: TrackerField.allCases.map(\.rawValue))
      }
      for word in words { fields[word] = field }
    case "status":
      if entry.key == "open" { return open.formUnion(words) }
      if entry.key == "unsent" { return unsent.formUnion(words) }
      guard let outcome = Outcome(rawValue: entry.key) else {
        throw Self.unknown(entry, among: Outcome.allCases.map(\.rawValue) + ["open", "unsent"])
      }
      for word in words { outcomes[word] = outcome }
    case "stages":
      guard let stage = Stage(rawValue: entry.key), stage != .applied else {
        throw Self.unknown(entry, among: Stage.allCases.dropFirst().map(\.rawValue))
      }
      for word in words { stages[word] = stage }
    default:
      throw TrackerError(
        line: entry.keyPlace.line,
        message:
          "\(quoted(section)) is not a table of a mapping: it has \(Self.tables).")
    }
  }

  private static let tables = "[columns], [status], [stages] and [dates]"

  private static func words(_ entry: TOMLTable.Entry) throws(TrackerError) -> [String] {
    guard case .array(let elements) = entry.value.kind else {
      throw TrackerError(
        line: entry.keyPlace.line,
        message: "\(quoted(entry.key)) has to be an array of texts, such as [\"Employer\"].")
    }
    return elements.compactMap { if case .string(let text) = $0.kind { text } else { nil } }
  }

  private static func unknown(_ entry: TOMLTable.Entry, among names: [String]) -> TrackerError {
    TrackerError(
      line: entry.keyPlace.line,
      message: "\(quoted(entry.key)) is not one of \(names.joined(separator: ", ")).")
  }

  // MARK: Meanings

  func field(of header: String) -> TrackerField? { fields[Self.plain(header)] }

  func stage(of word: String) -> Stage? {
    stages[Self.plain(word)].flatMap { $0 == .applied ? nil : $0 }
  }

  func isOpen(_ status: String) -> Bool {
    open.contains(Self.plain(status)) || outcome(of: status) == nil && stage(of: status) != nil
  }

  /// Whether a word says how an application stands, and not in which round it is.
  func isStatus(_ word: String) -> Bool {
    stage(of: word) == nil && (isOpen(word) || isUnsent(word) || outcome(of: word) != nil)
  }

  func isUnsent(_ status: String) -> Bool { unsent.contains(Self.plain(status)) }

  func outcome(of status: String) -> Outcome? { outcomes[Self.plain(status)] }

  /// Whether a value stands for none.
  func isNothing(_ value: String) -> Bool {
    ["", "n/a", "na", "-", "–", "—", "none", "null", "unknown"].contains(value.lowercased())
  }

  /// Small letters and digits alone: "Job Title", "jobTitle" and "job_title" are one header.
  private static func plain(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
