internal import CivilTime

extension Situation {
  /// To whom the last touch before the mistake was noted went.
  func correction(of mistake: Fact<MistakeNoted>) -> Proposal {
    let occasion = Occasion(mistake, phrase: "the mistake")
    let last = application.touches.filter { $0.moment < mistake.moment }.latest()
    let recipient = application.contact(last?.value.contact)?.contact
    return Proposal(
      action: .correction, occasion: occasion, addressee: recipient.map { .contact($0) } ?? .usual,
      settlement: recipient.map { .to($0) } ?? .toAnyone, binding: .unlessItWaits,
      expiry: expiryOfOneDay(from: mistake.at),
      range: oneDay(
        from: occasion, opens: "you noted the mistake \(say(mistake.at))",
        closes: "own up to it within 24 hours"))
  }
}
