import ControlInterface
import FollowupCore

/// What stands in a column of a timeline, the more telling later.
enum TimelineMark: CaseIterable {
  case closed, held, paused, open, late
  case applied, mistake, sent, heard, promise, cancelled, interview, deadline, end, offer

  /// The mark of an item.
  init(_ item: TimelineItem) {
    self =
      switch item.kind {
      case .applied: .applied
      case .sent: .sent
      case .heard: .heard
      case .mistake: .mistake
      case .interview: .interview
      case .cancelled: .cancelled
      case .outcome: item.outcome?.isFavourable == true ? .offer : .end
      case .promise: .promise
      case .deadline: .deadline
      case .window: Self.window(item.state)
      }
  }

  private static func window(_ state: FollowUpState?) -> TimelineMark {
    switch state {
    case .open: .open
    case .late: .late
    case .held: .held
    case .paused, .snoozed: .paused
    case .done, .skipped, .expired, .denied, nil: .closed
    }
  }

  /// Whether it is drawn as a bar, from column to column.
  var isBar: Bool {
    switch self {
    case .closed, .held, .paused, .open, .late: true
    default: false
    }
  }

  /// One column wide; in ASCII where the terminal may have nothing else.
  func symbol(isUnicode: Bool) -> String {
    let (unicode, ascii) = symbols
    return isUnicode ? unicode : ascii
  }

  private var symbols: (unicode: String, ascii: String) {
    switch self {
    case .closed: ("┄", "_")
    case .held: ("─", "-")
    case .paused: ("╌", "~")
    case .open: ("━", "=")
    case .late: ("┅", "!")
    case .applied: ("○", "o")
    case .mistake: ("✗", "x")
    case .sent: ("▸", ">")
    case .heard: ("◂", "<")
    case .promise: ("◷", "P")
    case .cancelled: ("◇", "c")
    case .interview: ("◆", "I")
    case .deadline: ("▼", "D")
    case .end: ("■", "#")
    case .offer: ("★", "*")
    }
  }

  var style: Line.Style {
    switch self {
    case .closed: .dim
    case .held, .heard: .blue
    case .paused, .promise, .mistake: .yellow
    case .open, .sent: .green
    case .late, .deadline: .red
    case .applied, .cancelled: .plain
    case .interview, .end, .offer: .bold
    }
  }

  /// What it means.
  var meaning: String {
    switch self {
    case .closed: "window that is over"
    case .held: "window that has yet to open"
    case .paused: "window between business hours, or snoozed"
    case .open: "open window"
    case .late: "late"
    case .applied: "you applied"
    case .mistake: "mistake"
    case .sent: "you wrote or called"
    case .heard: "they did"
    case .promise: "promised date"
    case .cancelled: "cancelled interview"
    case .interview: "interview"
    case .deadline: "deadline"
    case .end: "the end"
    case .offer: "offer"
    }
  }
}
