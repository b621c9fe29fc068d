package import CivilTime
package import ControlInterface
package import FollowupCore
package import Schema

/// All that the report says: of each application what happened and is ahead, what comes soon, and the
/// figures. The page and `report --json` are made from it.
package struct Report: Shaped {
  /// Something that is to come or can be done, and at which application.
  package struct Entry: Shaped {
    package let application: String
    /// What it is.
    package let item: TimelineItem

    package static let typeName = "ReportEntry"
    package static let summary =
      "Something that is to come or can be done, and at which application."
    package static let shape = Shape(
      Self.init,
      Field("application", \.application, "The application's name."),
      Field(within: \.item))
  }

  package let asOf: Instant
  package let userZone: String
  package let isAnonymous: Bool
  package let from: CivilDate
  package let weeks: Int
  package let figures: Figures
  package let thisWeek: [Entry]
  package let ahead: [Entry]
  package let applications: [TimelineReport]

  package static let summary = "How a job search stands, and how it went."
  package static let shape = Shape(
    Self.init,
    Field("asOf", \.asOf, "When it was made."),
    Field("userZone", \.userZone, "The user's zone, in which days and weeks are meant."),
    Field("anonymous", \.isAnonymous, "Whether names and free text are left out."),
    Field("from", \.from, "The Monday with which the timelines begin."),
    Field("weeks", \.weeks, "Of how many weeks they are."),
    Field("figures", \.figures, "How the applications went, in numbers."),
    Field("thisWeek", \.thisWeek, "What may be done or comes, today and in the six days after it."),
    Field("ahead", \.ahead, "What may be done or comes, in five weeks from this Monday on."),
    Field(
      "applications", \.applications, "All of them: by name, or as they were made if anonymous."))

  /// How many weeks the calendar has.
  static let weeksAhead = 5
}

extension Report {
  /// - Parameters:
  ///   - timelines: those of all applications, also of those with nothing in their weeks.
  ///   - userZone: the zone that is named there.
  ///   - isAnonymous: whether names and free text are left out.
  package init(
    _ timelines: ListTimelinesMethod.Reply, figures: Figures, userZone: Zone, isAnonymous: Bool
  ) {
    var applications = timelines.timelines
    if isAnonymous { applications.removeNames() }
    let today = userZone.date(at: timelines.asOf)
    let monday = today.adding(days: 1 - today.weekday.rawValue)
    let entries = applications.flatMap { application in
      application.items.map { Entry(application: application.application, item: $0) }
    }
    let coming: (CivilDate) -> [Entry] = { last in
      let span = Interval(start: timelines.asOf, end: userZone.startOfDay(last))
      return entries.filter { $0.item.isToCome(in: span) }.sorted { $0.order < $1.order }
    }
    self.init(
      asOf: timelines.asOf, userZone: timelines.userZone, isAnonymous: isAnonymous,
      from: timelines.from, weeks: timelines.weeks, figures: figures,
      thisWeek: coming(today.adding(days: 7)),
      ahead: coming(monday.adding(days: 7 * Self.weeksAhead)), applications: applications)
  }
}

extension Report.Entry {
  /// What is late comes first, then what may be done now, the soonest to close first.
  fileprivate var order: (Int, Instant, String, String) {
    switch item.state {
    case .late: (0, item.until ?? item.at, application, item.text)
    case .open: (1, item.until ?? .distantFuture, application, item.text)
    default: (2, item.at, application, item.text)
    }
  }
}

extension TimelineItem {
  /// Whether it is still to come or to be done, and any of that within a span that begins now.
  fileprivate func isToCome(in span: Interval) -> Bool {
    guard at < span.end else { return false }
    switch kind {
    case .window: return state?.isOutstanding ?? false
    case .interview, .promise, .deadline: return span.start < until ?? at
    case .applied, .sent, .heard, .mistake, .cancelled, .outcome: return false
    }
  }

  /// Takes words that are made of its other members alone.
  fileprivate mutating func putInWords() {
    let names = contacts.joined(separator: ", ")
    let by = channel.map { " \($0.phrase)" } ?? ""
    let join: (String) -> String = { names.isEmpty ? "" : " \($0) \(names)" }
    switch kind {
    case .sent: text = "you sent \(action?.phrase ?? "a message")\(join("to"))\(by)"
    case .heard: text = "you heard from \(names.isEmpty ? "them" : names)\(by)"
    case .interview, .cancelled: text = "\(stage?.phrase ?? "interview")\(join("with"))"
    case .mistake: text = "a mistake"
    case .outcome: text = outcome?.phrase ?? text
    case .window: text = "\(action?.rawValue ?? "message")\(join("to"))\(by)"
    // Theirs are made of dates.
    case .applied, .promise, .deadline: break
    }
  }
}

extension [TimelineReport] {
  /// Numbers in place of the names of applications and people, in the order in which the applications
  /// were made; and nothing that the user wrote.
  fileprivate mutating func removeNames() {
    sort {
      ($0.applied ?? .distantFuture, $0.application) < (
        $1.applied ?? .distantFuture, $1.application
      )
    }
    var numbers: [String: Int] = [:]
    for index in indices {
      self[index].application = "Application \(index + 1)"
      self[index].company = nil
      self[index].role = nil
      for item in self[index].items.indices {
        self[index].items[item].contacts = self[index].items[item].contacts.map { name in
          let number = numbers[name] ?? numbers.count + 1
          numbers[name] = number
          return "Contact \(number)"
        }
        self[index].items[item].putInWords()
      }
    }
  }
}
