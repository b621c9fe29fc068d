import ControlInterface
import FollowupCore

extension Renderer {
  /// How the applications went: each number with those on which it rests, then what they mean.
  func figures(_ figures: Figures) -> Page {
    var page = Page()
    guard figures.applications > 0 else {
      page.add("There are no applications, so there is nothing to count.")
      return page
    }
    page.add(
      "\(counted(figures.applications, "application"), .bold): \(figures.underWay) under way, \(figures.dormant) dormant, \(figures.over) over; \(counted(figures.offers, "offer"))."
    )
    page.add(section: stages(figures.stages))
    page.add(section: channels(figures.channels))
    page.add(section: messages(figures.messages))
    page.add(section: promises(figures.promises))
    page.add(section: Self.meaning)
    return page
  }

  private func stages(_ stages: [StageFigures]) -> Page {
    section(
      "Answers, by the stage at which you waited",
      stages.filter { $0.reached > 0 }.map {
        [$0.stage.rawValue, "\($0.reached) reached it"] + words(for: $0.answers)
      })
  }

  private func channels(_ channels: [ChannelFigures]) -> Page {
    section(
      "Answers, by their channel",
      channels.map {
        [
          $0.channel?.rawValue ?? "not recorded", counted($0.count, "answer"),
          half(within: $0.medianDays, of: $0.count),
        ]
      })
  }

  private func messages(_ messages: [MessageFigures]) -> Page {
    section(
      "Your messages",
      messages.map {
        [$0.action.rawValue, $0.channel?.rawValue ?? "any channel"] + words(for: $0.answers)
      })
  }

  private func promises(_ promises: PromiseFigures) -> Page {
    let past = promises.kept + promises.broken
    guard past + promises.waiting > 0 else { return Page() }
    return section(
      "Their promises of a date",
      [["\(promises.kept) of \(past) kept", waiting(promises.waiting)]])
  }

  /// A title, and a table of rows with as many cells each; nothing if it has no row.
  private func section(_ title: String, _ rows: [[String]]) -> Page {
    var page = Page()
    guard !rows.isEmpty else { return page }
    page.add(Line(title, .bold))
    var table = Table(shrinking: [])
    for row in rows { table.add(cells: row.enumerated().map { Line(($0 == 0 ? "  " : "") + $1) }) }
    page.add(table)
    return page
  }

  private func words(for answers: AnswerFigures) -> [String] {
    let settled = answers.answered + answers.unanswered
    guard settled + answers.waiting > 0 else { return ["no wait", "", ""] }
    return [
      "\(answers.answered) of \(settled) answered",
      answers.medianDays.map { half(within: $0, of: answers.answered) } ?? "",
      waiting(answers.waiting),
    ]
  }

  private func half(within days: Int, of count: Int) -> String {
    (count == 1 ? "" : "half ") + (days == 0 ? "on the same day" : "within \(counted(days, "day"))")
  }

  private func waiting(_ count: Int) -> String { count == 0 ? "" : "\(count) still waiting" }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private static let meaning: Page = {
    var page = Page()
    page.add(Line("What is counted", .bold))
    for sentence in Figures.definitions {
      page.add(Line(sentence), indent: 2, hanging: 2)
    }
    return page
  }()
}
