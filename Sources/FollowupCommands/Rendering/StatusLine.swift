import CivilTime
import ControlInterface
import FollowupCore
import Ground
import JSON

/// What is most pressing, in a few words.
struct StatusLine {
  /// How pressing it is: the class by which a bar's style sheet tells it.
  enum Urgency: String, Sendable {
    /// A window has closed, and it may still be done.
    case late
    /// It may be done now.
    case now
    /// Nothing may be done now, and something comes.
    case soon
    case nothing
  }

  /// Such as "acme check-in +2"; empty if nothing is to be done, and nothing is coming.
  let text: String
  let urgency: Urgency
  private let details: String

  /// - Parameter renderer: says times, and what `next` shows.
  init(_ reply: ListFollowUpsMethod.Reply, renderer: Renderer) {
    let wanted = reply.followUps.filter { !$0.isConnect && $0.state.isOutstanding }
    let due = wanted.filter { $0.state == .late || $0.state == .open }
    if let first = due.first {
      text = Self.words(for: first) + (due.count > 1 ? " +\(due.count - 1)" : "")
      urgency = due.contains { $0.state == .late } ? .late : .now
    } else if let (at, words) = Self.soonest(wanted, reply.coming, after: reply.asOf) {
      text = "\(words) \(renderer.times.mine(at))"
      urgency = .soon
    } else {
      text = ""
      urgency = .nothing
    }
    details = renderer.page(of: .followUps(reply)).rendered(isColoured: false, width: 80)
  }

  private static func words(for followUp: FollowUpReport) -> String {
    PrintableText.escaped("\(followUp.application) \(followUp.action.rawValue)")
  }

  private static func soonest(
    _ followUps: [FollowUpReport], _ coming: [ComingReport], after now: Instant
  ) -> (at: Instant, words: String)? {
    let opening = followUps.compactMap { followUp in
      followUp.soonest(after: now).map { (at: $0, words: words(for: followUp)) }
    }
    let ahead = coming.map {
      (at: $0.at, words: PrintableText.escaped("\($0.application) \($0.kind.rawValue)"))
    }
    return (opening + ahead).min { ($0.at, $0.words) < ($1.at, $1.words) }
  }

  /// What is written in a format, with the end of the line; nothing if it has nothing to say.
  func written(as format: NextFormat) -> String {
    switch format {
    case .prompt: text.isEmpty ? "" : text + "\n"
    case .waybar: PrintableText.escaped(json: waybar.serialized()) + "\n"
    }
  }

  /// Waybar reads text and tooltip as Pango markup.
  private var waybar: JSONObject {
    [
      "text": .string(PrintableText.escaped(markup: text)),
      "tooltip": .string(PrintableText.escaped(markup: details.trimmedEnd)),
      "class": .string(urgency.rawValue), "alt": .string(urgency.rawValue),
    ]
  }
}

extension String {
  fileprivate var trimmedEnd: String { hasSuffix("\n") ? String(dropLast()) : self }
}
