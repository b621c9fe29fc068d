import CivilTime
import ControlInterface
import FollowupCore

extension Renderer {
  /// What each rule did, in a column of its own, and what would lift it. Of what is denied, only
  /// what forbids it is said, and how a text sounds: no window matters then.
  func reasons(_ because: [Reason], isDenied: Bool, indent: Int) -> Page {
    var page = Page()
    let shown = because.filter { $0.isShown(isDenied: isDenied) }
    for effect in Reason.Effect.inOrder {
      for (index, reason) in shown.filter({ $0.effect == effect }).enumerated() {
        page.add(
          Line(index == 0 ? effect.label : "", .bold),
          "\(reason.text.sentence) \("[\(reason.origin)]", .dim)",
          indent: indent, labelWidth: Reason.Effect.labelWidth)
      }
    }
    var said: Set<Remedy> = []
    for reason in shown {
      // Two rules may have one remedy.
      guard let remedy = reason.remedy, said.insert(remedy).inserted else { continue }
      let label = Reason.Effect.forbidding.contains(reason.effect) ? "Lift it" : "Change it"
      page.add(
        Line(label, .bold), remedy.line, indent: indent, labelWidth: Reason.Effect.labelWidth)
    }
    return page
  }

  /// The sources that were cited, each in full and once.
  func sources(of reasons: [(because: [Reason], isDenied: Bool)]) -> Page {
    var page = Page()
    let shown = reasons.flatMap { because, isDenied in
      because.filter { $0.isShown(isDenied: isDenied) }
    }
    let cited = RuleSource.allCases.filter { source in shown.contains { $0.source == source } }
    guard !cited.isEmpty else { return page }
    page.add(Line("Sources", .bold))
    for source in cited {
      page.add(Line(source.rawValue), Line(source.citation), indent: 2, labelWidth: 11)
    }
    return page
  }
}

extension Reason {
  /// Its rule and its source, once if both have one name.
  fileprivate var origin: String {
    rule.rawValue == source.rawValue ? rule.rawValue : "\(rule.rawValue), \(source.rawValue)"
  }

  fileprivate func isShown(isDenied: Bool) -> Bool {
    !isDenied || Effect.forbidding.contains(effect) || rule == .tone
  }
}

extension Reason.Effect {
  fileprivate static let labelWidth = 11

  /// In the order in which they are told.
  fileprivate static let inOrder =
    forbidding + [.opens, .rolls, .closes, .narrows, .overruled, .note]

  fileprivate static let forbidding: [Self] = [.denies, .waits]

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
