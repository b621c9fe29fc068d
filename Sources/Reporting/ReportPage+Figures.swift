internal import FollowupCore
internal import JSON

extension ReportPage {
  /// How many applications came to each stage, and to an offer.
  var funnel: [JSONValue] {
    let figures = report.figures
    let rows = figures.stages.map { ($0.stage.title, $0.reached) } + [("Offer", figures.offers)]
    return rows.map { title, count in
      let share = figures.applications == 0 ? 0 : 100 * count / figures.applications
      return [
        "stage": .string(title), "count": .string("\(count) of \(figures.applications)"),
        "share": .string("\(share)"),
      ]
    }
  }

  /// What became of the waits that began at each stage.
  var stages: [JSONValue] {
    report.figures.stages.filter { $0.answers.count > 0 }
      .map { .object(answers($0.answers, ["name": .string($0.stage.title)])) }
  }

  var channels: [JSONValue] {
    report.figures.channels.map {
      [
        "name": .string($0.channel?.rawValue ?? "not recorded"), "count": .string("\($0.count)"),
        "days": .string(days($0.medianDays)),
      ]
    }
  }

  var messages: [JSONValue] {
    report.figures.messages.map {
      .object(
        answers(
          $0.answers,
          [
            "name": .string($0.action.rawValue),
            "channel": .string($0.channel?.rawValue ?? "not recorded"),
          ]))
    }
  }

  /// Null if none was made.
  var promises: JSONValue {
    let promises = report.figures.promises
    let past = promises.kept + promises.broken
    guard past + promises.waiting > 0 else { return .null }
    return [
      "kept": .string("\(promises.kept)"), "broken": .string("\(promises.broken)"),
      "past": .string("\(past)"),
      "waiting": promises.waiting > 0 ? .string("\(promises.waiting)") : .null,
      "anyPast": .bool(past > 0),
      "keptShare": .string("\(past == 0 ? 0 : 100 * promises.kept / past)"),
    ]
  }

  private func answers(_ answers: AnswerFigures, _ named: JSONObject) -> JSONObject {
    let settled = answers.answered + answers.unanswered
    var row = named
    row["count"] = .string("\(answers.count)")
    row["answered"] = .string(settled == 0 ? "–" : "\(answers.answered) of \(settled)")
    row["waiting"] = .string("\(answers.waiting)")
    row["days"] = .string(
      answers.medianDays.map { "\(days($0)) (of \(answers.answered))" } ?? "–")
    return row
  }

  private func days(_ count: Int) -> String {
    count == 0 ? "the same day" : "\(count) day\(count == 1 ? "" : "s")"
  }
}

extension AnswerFigures {
  /// On how many they rest.
  fileprivate var count: Int { answered + unanswered + waiting }
}
