import FollowupCore

extension Remedy {
  /// What to do, in words or as a command.
  var line: Line {
    let name = application ?? "NAME"
    let person = contact ?? "PERSON"
    let via = (channel ?? .email).rawValue
    switch kind {
    case .recordContact: return command("contact \(name) \"PERSON <ADDRESS>\" --may \(via)")
    case .recordPermission: return command("contact \(name) \(person) --may \(via)")
    case .replaceAddress:
      return command("contact \(name) \"PERSON <ADDRESS>\" --instead-of ADDRESS")
    case .recordAnswer: return command("outcome \(name) (accepted|declined)")
    case .sendOther: return command("sent \(name) other")
    case .recordInterview: return command("interview \(name) STAGE --at WHEN")
    case .recordMistake: return command("mistake \(name) TEXT")
    case .recordQuestion: return command("heard \(name) --asks")
    case .recordOutcome: return command("outcome \(name) (rejected|withdrawn)")
    case .recordReply: return command("sent \(name) reply")
    case .awaitMessage: return "wait for their answer: \(command("heard \(name)"))"
    case .recordPromise:
      let expect = command("expect \(name) --by DATE")
      return "wait for their message; if they said otherwise since, \(expect)"
    case .awaitOutcomeOrInvitation:
      let contact = command("contact \(name) \(person) --may social")
      return "wait for an outcome, or record an invitation: \(contact)"
    case .useChannel: return "--via \(via)"
    case .undoEvent:
      return "\(command("undo \(event.map { "\($0)" } ?? "EVENT")")), if that is wrong"
    case .cancelInterview: return command("cancel \(name) \(stage?.rawValue ?? "STAGE")")
    case .moveInterview: return command("move \(name) \(stage?.rawValue ?? "STAGE") --at WHEN")
    case .recordWithdrawal: return command("outcome \(name) withdrawn")
    case .namePeriod: return "say for what time it is paid: --per hour"
    case .nameRegion: return "if they are in another region, record it with --region"
    case .listHolidays: return "list them under [holidays] in followup.toml"
    case .writeFormally: return "write as you would to somebody you have met once"
    case .askForOneThing: return "keep the request that matters most"
    }
  }

  private func command(_ words: String) -> Line {
    var line = Line()
    line.append(command: "followupctl \(words)")
    return line
  }
}
