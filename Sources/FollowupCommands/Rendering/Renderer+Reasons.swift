private import CivilTime
import ControlInterface
import FollowupCore

extension Renderer {
  /// What each rule did, in a column of its own, and what would lift it.
  func reasons(_ because: [ReasonReport], indent: Int) -> Page {
    var page = Page()
    var previous: Reason.Effect?
    for reason in because {
      let label = reason.effect == previous ? "" : reason.effect.label
      page.add(
        Line(label, .bold),
        "\(reason.text.sentence) \("[\(reason.rule.rawValue), \(reason.source.rawValue)]", .dim)",
        indent: indent, labelWidth: Reason.Effect.labelWidth)
      previous = reason.effect
    }
    for reason in because {
      guard let remedy = reason.remedy else { continue }
      let label: Line = reason.effect == .denies || reason.effect == .waits ? "Lift it" : "Change it"
      page.add(label, Line(remedy), indent: indent, labelWidth: Reason.Effect.labelWidth)
    }
    return page
  }

  /// The sources that were cited, each in full and once.
  func sources(of because: [ReasonReport]) -> Page {
    var page = Page()
    let cited = RuleSource.allCases.filter { source in because.contains { $0.source == source } }
    guard !cited.isEmpty else { return page }
    page.add(Line("Sources", .bold))
    for source in cited {
      page.add(Line(source.rawValue), Line(source.citation), indent: 2, labelWidth: 11)
    }
    return page
  }
}

extension Reason.Effect {
  fileprivate static let labelWidth = 11

  fileprivate var label: String {
    switch self {
    case .opens: "Start"
    case .closes: "End"
    case .narrows: "Within"
    case .rolls: "Moved"
    case .denies: "Denied"
    case .waits: "Waits"
    case .overruled: "Set aside"
    case .note: "Note"
    }
  }
}

extension String {
  /// With a capital at its start and a full stop at its end.
  var sentence: String {
    guard let last else { return self }
    return prefix(1).uppercased() + dropFirst() + (".!?…".contains(last) ? "" : ".")
  }
}
