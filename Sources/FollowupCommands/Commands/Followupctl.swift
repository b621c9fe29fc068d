package import ArgumentParser
import ControlInterface

/// `followupctl`: its commands, in the order in which a job seeker meets them.
package struct Followupctl: ParsableCommand {
  /// The help of the whole program, and its subcommands.
  package static let configuration = CommandConfiguration(
    commandName: "followupctl",
    abstract: "Keeps your follow-ups after interviews within what employers allow.",
    discussion: """
      It records what happened and asks what may be done; followupd computes and reminds.
      NAME is an application's name or a unique start of it. PERSON is a contact's name, address \
      or a unique part of one. WHEN is RFC 3339, "2026-11-20 15:00", "yesterday 14:00", \
      "fri 9:00", "15:00", "+3d", "2h ago" or "now", in the employer's time zone.

      \(example(
        "followupctl add acme --company \"Acme Corp\" --zone America/New_York",
        "followupctl contact acme \"Jo Doe <jo@acme.example>\" --may email",
        "followupctl interview acme phone --at \"fri 14:00\" --with jo",
        "followupctl next"))
      """,
    version: Control.version,
    groupedSubcommands: [
      CommandGroup(
        name: "Recording",
        subcommands: [
          AddCommand.self, ContactCommand.self, InterviewCommand.self, MoveCommand.self,
          CancelCommand.self, ExpectCommand.self, SentCommand.self, HeardCommand.self,
          MistakeCommand.self, NoteCommand.self,
          SalaryCommand.self, OutcomeCommand.self, ImportCommand.self,
        ]),
      CommandGroup(
        name: "Asking",
        subcommands: [
          NextCommand.self, ListCommand.self, ShowCommand.self, WhyCommand.self, CheckCommand.self,
          TimelineCommand.self, FiguresCommand.self, ReportCommand.self, DraftCommand.self,
          ExportCommand.self,
        ]),
      CommandGroup(
        name: "Changing your mind",
        subcommands: [
          ChangeCommand.self, DeleteCommand.self, UndoCommand.self, SnoozeCommand.self,
          SkipCommand.self, AllowMailCommand.self,
        ]),
      CommandGroup(
        name: "Service",
        subcommands: [
          LogCommand.self, StatusCommand.self, ReloadCommand.self, ConfigCommand.self,
          HolidaysCommand.self,
        ]),
    ])

  /// The commands that can read a plain line, those first that are asked most often.
  static let plainCommands: [any PlainCommand.Type] = [
    NextCommand.self, CheckCommand.self, ListCommand.self, ShowCommand.self, WhyCommand.self,
    StatusCommand.self, SentCommand.self, HeardCommand.self, NoteCommand.self,
    MistakeCommand.self, LogCommand.self,
  ]

  package init() {}
}
