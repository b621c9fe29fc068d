import CivilTime
import FollowupCore
import FollowupRuntime
import Ground
import Systemd

/// The kinds of journal entries, each with an identifier for good: the catalog explains them, and
/// README lists them.
enum JournalMessage: CaseIterable {
  case opens, closing, late, moveOn, ask, record
  case logDamaged, notRecorded, configurationRefused, mailStopped

  init(_ phase: Phase) {
    self =
      switch phase {
      case .ask: .ask
      case .record: .record
      case .opens: .opens
      case .approaching, .closing, .lastDay: .closing
      case .late: .late
      case .moveOn: .moveOn
      }
  }

  /// The entry's `MESSAGE_ID`.
  var id: ID128 {
    switch self {
    case .opens: ID128(0xc07b_5125_3904_4fa1, 0xa7ae_3df7_c4c9_6cd8)
    case .closing: ID128(0x0a6d_9bad_1d80_47e5, 0x816b_f331_6f6e_810d)
    case .late: ID128(0x3dd8_f107_0ffd_4e99, 0xaf0d_ae7d_9763_2d4a)
    case .moveOn: ID128(0x335d_b082_a909_4934, 0xa2f4_0d64_ef9d_5a77)
    case .ask: ID128(0xf275_9630_b65a_4350, 0x8f32_9892_a8a1_4145)
    case .record: ID128(0x5134_72ec_81ec_4e1a, 0x99b8_3ce1_dd9f_de65)
    case .logDamaged: ID128(0x4375_3f3f_08b1_4216, 0xac0a_7583_837e_01e6)
    case .notRecorded: ID128(0x6aea_67e8_b1e5_4590, 0x87d0_1b6a_f9f3_5555)
    case .configurationRefused: ID128(0xc64b_26bd_8992_4c85, 0x8a59_9a53_7bc4_f2cb)
    case .mailStopped: ID128(0x5f0d_93b6_2a6e_4c1b, 0x8d14_7be9_06c3_a2f8)
    }
  }

  /// The entry's `PRIORITY`, by syslog's levels.
  var priority: Int {
    switch self {
    case .closing, .late, .configurationRefused, .mailStopped: 4
    case .opens, .ask, .record: 5
    case .moveOn: 6
    case .logDamaged, .notRecorded: 3
    }
  }
}

extension JournalEntry {
  /// A reminder, field by field. No address, salary or note is in it.
  init(_ notice: Notice) {
    let reminder = notice.reminder
    let followUp = reminder.followUp
    let message = JournalMessage(reminder.id.phase)
    var fields = Self.fields(message, PrintableText.escaped(notice.message))
    fields += [
      JournalField("FOLLOWUP_REMINDER", reminder.id.description),
      JournalField("FOLLOWUP_APPLICATION", reminder.id.application),
      JournalField("FOLLOWUP_PHASE", reminder.id.phase.rawValue),
    ]
    let opening = followUp?.because.first { $0.effect == .opens }?.rule
    let window = followUp?.window
    let optional: [(JournalField.Name, String?)] = [
      ("FOLLOWUP_ACTION", reminder.id.action?.rawValue),
      ("FOLLOWUP_CHANNEL", followUp?.channel?.rawValue),
      ("FOLLOWUP_OPENS", window?.start.rfc3339), ("FOLLOWUP_CLOSES", window?.end.rfc3339),
      ("FOLLOWUP_RULE", opening?.rawValue),
    ]
    fields += optional.compactMap { name, value in value.map { JournalField(name, $0) } }
    self.init(fields)
  }

  /// Something that the daemon says of itself. What may need the user's attention is of a kind with a
  /// `MESSAGE_ID`.
  init(_ message: SystemMessage, _ text: String) {
    let text = PrintableText.escaped(text)
    switch message {
    case .logDamaged: self.init(Self.fields(.logDamaged, text))
    case .notRecorded: self.init(Self.fields(.notRecorded, text))
    case .configurationRefused: self.init(Self.fields(.configurationRefused, text))
    case .mailStopped: self.init(Self.fields(.mailStopped, text))
    case .error: self.init(Self.fields(text, priority: 3))
    case .warning: self.init(Self.fields(text, priority: 4))
    case .notice: self.init(Self.fields(text, priority: 5))
    }
  }

  private static func fields(_ message: JournalMessage, _ text: String) -> [JournalField] {
    fields(text, priority: message.priority)
      + [JournalField("MESSAGE_ID", message.id.description)]
  }

  private static func fields(_ text: String, priority: Int) -> [JournalField] {
    [
      JournalField("MESSAGE", text),
      JournalField("PRIORITY", String(priority)),
      JournalField("SYSLOG_IDENTIFIER", "followupd"),
    ]
  }
}
