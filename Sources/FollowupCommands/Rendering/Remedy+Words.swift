import FollowupCore

extension Remedy {
  /// What to do, in words or as a command.
  var words: String {
    let name = application ?? "NAME"
    let person = contact ?? "PERSON"
    let via = (channel ?? .email).rawValue
    switch kind {
    case .recordContact:
      return "followupctl contact \(name) \"PERSON <ADDRESS>\" --may \(via)"
    case .recordPermission: return "followupctl contact \(name) \(person) --may \(via)"
    case .replaceAddress:
      return "followupctl contact \(name) \"PERSON <ADDRESS>\" --instead-of ADDRESS"
    case .recordAnswer: return "followupctl outcome \(name) (accepted|declined)"
    case .sendOther: return "followupctl sent \(name) other"
    case .recordInterview: return "followupctl interview \(name) STAGE --at WHEN"
    case .recordMistake: return "followupctl mistake \(name) TEXT"
    case .recordQuestion: return "followupctl heard \(name) --asks"
    case .recordOutcome: return "followupctl outcome \(name) (rejected|withdrawn)"
    case .recordReply: return "followupctl sent \(name) reply"
    case .awaitMessage: return "wait for their answer: followupctl heard \(name)"
    case .recordPromise:
      return
        "wait for their message; if they said otherwise since, followupctl expect \(name) --by DATE"
    case .awaitOutcomeOrInvitation:
      return "wait for an outcome, or record an invitation: followupctl contact \(name) \(person) "
        + "--may social"
    case .useChannel: return "--via \(via)"
    case .undoEvent: return "followupctl undo \(event.map { "\($0)" } ?? "EVENT"), if that is wrong"
    case .correctInterview: return "followupctl cancel \(name) \(stage?.rawValue ?? "STAGE")"
    case .listHolidays: return "list them under [holidays] in followup.toml"
    case .writeFormally: return "write as you would to somebody you have met once"
    case .askForOneThing: return "keep the request that matters most"
    }
  }
}
