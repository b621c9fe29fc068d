internal import CivilTime
internal import ControlInterface
internal import FollowupCore
internal import JSON

extension ReportPage {
  /// More of a day are counted.
  private static let notesOfDayAtMost = 6

  /// Five weeks from this Monday on, each with its seven days and what opens, closes and comes there.
  var calendar: [JSONValue] {
    let notes = notes
    let monday = today.adding(days: 1 - today.weekday.rawValue)
    return (0..<Report.weeksAhead).map { week in
      let days = (0..<7).map { day in
        cell(monday.adding(days: 7 * week + day), notes)
      }
      return ["days": .array(days)]
    }
  }

  private func cell(_ date: CivilDate, _ notes: [CivilDate: [Note]]) -> JSONValue {
    let all = (notes[date] ?? []).sorted { ($0.at, $0.text) < ($1.at, $1.text) }
    let shown = all.prefix(Self.notesOfDayAtMost)
    let more = all.count - shown.count
    return [
      "date": .string(day(date)), "number": .string("\(date.day)"),
      "class": .string(date == today ? "today" : date < today ? "gone" : "day"),
      "isToday": .bool(date == today), "isEmpty": .bool(all.isEmpty),
      "hasNotes": .bool(!all.isEmpty),
      "notes": .array(
        shown.map {
          [
            "application": .string($0.application), "text": .string($0.text),
            "tone": .string($0.tone),
          ]
        }),
      "more": more > 0 ? .string("\(more)") : .null,
    ]
  }

  private struct Note {
    let at: Instant
    let application: String
    let text: String
    let tone: String
  }

  /// What stands on each day.
  private var notes: [CivilDate: [Note]] {
    var notes: [CivilDate: [Note]] = [:]
    for entry in report.ahead {
      let item = entry.item
      let add: (Instant, String, String) -> Void = { at, text, tone in
        // A promised date is one of the employer's, whatever the hour is here.
        let zone = item.kind == .promise ? zone(of: entry.application) : zone
        notes[zone.date(at: at), default: []].append(
          Note(at: at, application: entry.application, text: text, tone: tone))
      }
      let what = item.action?.rawValue ?? "message"
      switch item.kind {
      case .window:
        if item.state == .late {
          add(report.asOf, "\(what) is late", "late")
        } else {
          if report.asOf < item.at { add(item.at, "\(what) opens \(clock(item.at))", "open") }
          if let until = item.until { add(until, "\(what) closes \(clock(until))", "held") }
        }
      case .promise: add(item.at, "promised date", "coming")
      case .deadline: add(item.at, "\(item.text) \(clock(item.at))", "late")
      default: add(item.at, "\(item.stage?.phrase ?? "interview") \(clock(item.at))", "coming")
      }
    }
    return notes
  }

  private func clock(_ instant: Instant) -> String { zone.civil(at: instant).time.clock }
}
