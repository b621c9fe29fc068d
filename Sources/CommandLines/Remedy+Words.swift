import CivilTime
package import FollowupCore

/// What a remedy says: a command of `followupctl`, or a text, or a command within one.
package struct RemedyWords: Hashable, Sendable {
  /// The text before the command, or all of it.
  package let before: String
  /// The command to be typed, if there is one.
  package let command: String?
  /// The text after the command.
  package let after: String

  init(_ before: String = "", command arguments: String? = nil, after: String = "") {
    self.before = before
    command = arguments.map { "followupctl \($0)" }
    self.after = after
  }

  /// All of it in one line.
  package var text: String { before + (command ?? "") + after }
}

extension Remedy {
  /// What to do, in words or as a command. This is the only place in which either program writes the
  /// command that a remedy names.
  package var words: RemedyWords {
    switch kind {
    case .awaitMessage: RemedyWords("wait for their answer: ", command: "heard \(name)")
    case .recordPromise:
      RemedyWords(
        "wait for their message; if they said otherwise since, ",
        command: "expect \(name) --by DATE"
      )
    case .awaitOutcomeOrInvitation:
      RemedyWords(
        "wait for an outcome, or record an invitation: ",
        command: "contact \(name) \(person) --may social")
    case .undoEvent:
      RemedyWords(
        command: "undo \(event.map { "\($0)" } ?? "EVENT")", after: ", if that is wrong")
    case .verifyLog: RemedyWords("to see what is wrong: ", command: "log --verify")
    case .acceptLog: RemedyWords("to take the file as it is now: ", command: "log --accept")
    case .useChannel: RemedyWords("by \(via) instead: --via \(via)")
    case .namePeriod: RemedyWords("say for what time it is paid: --per hour")
    case .nameRegion: RemedyWords("if they are in another region, record it with --region")
    case .listHolidays: RemedyWords("list them under [holidays] in followup.toml")
    case .writeFormally: RemedyWords("write as you would to somebody you have met once")
    case .askForOneThing: RemedyWords("keep the request that matters most")
    default: RemedyWords(command: arguments)
    }
  }

  /// The words after "followupctl" of a remedy that is nothing but a command.
  private var arguments: String? {
    switch kind {
    case .recordContact: "contact \(name) \"PERSON <ADDRESS>\" --may \(via)"
    case .recordPermission: "contact \(name) \(person) --may \(via)"
    case .replaceAddress: "contact \(name) \"\(person) <NEW ADDRESS>\" --instead-of \"OLD ADDRESS\""
    case .recordAnswer: "outcome \(name) (accepted|declined)"
    case .sendOther: "sent \(name) other"
    case .recordTouch: "sent \(name)\(what)"
    case .recordInterview: "interview \(name) \(stage?.rawValue ?? "STAGE") --at WHEN"
    case .recordMistake: "mistake \(name) TEXT"
    case .recordQuestion: "heard \(name) --asks"
    case .recordOutcome: "outcome \(name) (rejected|withdrawn)"
    case .recordReply: "sent \(name) reply"
    case .recordTiming: "expect \(name) --by DATE"
    case .recordWithdrawal: "outcome \(name) withdrawn"
    case .cancelInterview: "cancel \(name) \(stage?.rawValue ?? "STAGE")\(from)"
    case .moveInterview: "move \(name) \(stage?.rawValue ?? "STAGE") --at WHEN\(from)"
    case .changeApplication: "change \(name) --OPTION VALUE"
    case .addApplication: "add NAME --company TEXT"
    case .skipFollowUp: "skip \(name)\(what)"
    case .explain: "why \(name)\(what)"
    case .listFollowUps: "next"
    case .readLog: "log"
    default: nil
    }
  }

  private var name: String { application ?? "NAME" }
  private var person: String { contact ?? "PERSON" }
  private var via: String { (channel ?? .email).rawValue }
  private var what: String { action.map { " \($0.rawValue)" } ?? "" }
  private var from: String {
    local.map { " --from \"\($0.date) \("\($0.time)".prefix(5))\"" } ?? ""
  }
}
