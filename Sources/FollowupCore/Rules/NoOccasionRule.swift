/// Denies an action without an occasion. Only `check` says so: such an action is never offered.
struct NoOccasionRule {
  let situation: Situation

  /// Why an action has no occasion, or none for this contact.
  func reason(for action: Action, to contact: Contact?) -> Reason {
    if let contact, !situation.proposals(for: action).isEmpty {
      return denial("\(action.phrase) to \(contact.name) has no occasion")
    }
    switch action {
    case .thankYou: return denial("no interview was held", .recordInterview)
    case .correction: return denial("no mistake was noted", .recordMistake)
    case .reply: return denial("they asked nothing that waits for an answer", .recordQuestion)
    case .graciousNote: return denial("the application has not ended with a no", .recordOutcome)
    case .decision: return denial("no offer stands")
    case .offerNews: return noNews
    case .checkIn, .connect, .other: return denial("there is nothing to say")
    }
  }

  private var noNews: Reason {
    let name = situation.application.name
    guard situation.elsewhere.offers.contains(where: { $0.application != name }) else {
      return denial("no offer with a deadline stands elsewhere")
    }
    if situation.stage < .phone, situation.interviewsAhead.isEmpty {
      return denial(
        "no interview was held here or is to come, so there is nothing that an offer elsewhere "
          + "could hasten", .recordInterview)
    }
    return denial(
      situation.untoldOffers.isEmpty
        ? "they were told already of each offer that stands elsewhere"
        : "no offer stands elsewhere that they could act on")
  }

  /// Why a follow-up is over: it was sent or skipped, or has expired.
  func reason(nothingLeftOf followUp: FollowUp) -> Reason {
    let what = "\(followUp.action.phrase) after \(followUp.occasion.phrase)"
    switch followUp.state {
    case .done:
      let sent = situation.application.settlers(of: followUp.action).first {
        $0.state == .done && followUp.occasion.moment < $0.moment
          && $0.reaches(followUp.recipient?.contact, in: situation.application)
      }
      let when = sent.map { ", \(situation.say($0.moment.at))" } ?? ""
      return denial("\(what) was sent already\(when)")
    case .skipped: return denial("you skipped \(what)")
    default: return denial("it is too late for \(what)")
    }
  }

  private func denial(_ text: String, _ remedy: Remedy.Kind? = nil) -> Reason {
    Reason(
      .noOccasion, .denies, text, source: .ours,
      remedy: remedy.map { Remedy($0, application: situation.application.name) })
  }
}
