import CivilTime
import FollowupCore
import Holidays
import JSON

extension RandomHistory {
  /// The history and what is asked of it on one line, for the other implementation.
  func json(_ questions: [Question]) -> String {
    object([
      ("seed", "\(seed)"), ("systemZone", quoted(systemZone.identifier)), ("policy", policy.json),
      ("events", array(events.map(\.json))), ("questions", array(questions.map(\.json))),
    ])
  }
}

private func quoted(_ text: String) -> String { "\"\(text)\"" }

private func array(_ elements: [String]) -> String { "[\(elements.joined(separator: ","))]" }

private func object(_ members: [(String, String?)]) -> String {
  let written = members.compactMap { name, value in value.map { "\(quoted(name)):\($0)" } }
  return "{\(written.joined(separator: ","))}"
}

extension Event {
  fileprivate var json: String {
    object(
      [
        ("id", quoted("\(id)")), ("time", Question.say(time)), ("recorded", Question.say(recorded)),
        ("at", Question.say(at)), ("application", quoted(application)), ("kind", quoted(body.kind)),
      ] + body.fields.map { ($0.key, isInstant($0.key) ? until : $0.value.serialized()) })
  }

  /// A reminder is snoozed until an instant; an offer stands until a date, which is written as such.
  private func isInstant(_ field: String) -> Bool { field == "until" && until != nil }

  private var until: String? {
    if case .reminderSnoozed(let snoozed) = body { Question.say(snoozed.until) } else { nil }
  }
}

extension Policy {
  fileprivate var json: String {
    object([
      ("userZone", userZone.map(quoted)), ("employerZone", employerZone.map(quoted)),
      ("quiet", quiet.map { quoted("\($0)") }), ("employerHours", quoted("\(employerHours)")),
      ("employerDays", array((employerDays ?? Policy.usualDays).map { "\($0.rawValue)" })),
      (
        "holidays",
        object(
          holidays.names.map { zone in
            (zone, array((holidays[zone] ?? []).map { quoted("\($0)") }))
          })
      ),
      ("checkIn", object(checkIn.map { stage, range in (stage.rawValue, range.json) })),
      ("checkInAgain", checkInAgain.json), ("afterPromise", quoted("\(afterPromise)")),
      ("afterPromiseCloses", quoted("\(afterPromiseCloses)")), ("spacing", quoted("\(spacing)")),
      ("maxCheckIns", "\(maxCheckIns)"),
      ("askBeforeMinutes", "\(askBefore.components.seconds / 60)"),
      ("recordAfterMinutes", "\(recordAfter.components.seconds / 60)"),
    ])
  }
}

extension SpanRange {
  fileprivate var json: String { array([quoted("\(opens)"), quoted("\(closes)")]) }
}

extension Question {
  fileprivate var json: String {
    object([
      ("application", quoted(application)), ("at", Question.say(at)), ("asOf", "\(asOf)"),
      ("checks", array(checks.map(\.json))),
    ])
  }
}

extension Question.Check {
  fileprivate var json: String {
    object([
      ("action", quoted(action.rawValue)), ("via", channel.map { quoted($0.rawValue) }),
      ("to", contact.map(quoted)),
    ])
  }
}
