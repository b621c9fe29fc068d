private import CivilTime

extension Situation {
  var connect: Proposal {
    let recipient = choice(among: usualRecipients, for: .connect)?.contact
    let invitation = application.invitations.first { $0.value == recipient?.contact }
    let occasion =
      invitation.map { Occasion($0, phrase: "their invitation") }
      ?? outcome.map { Occasion($0, phrase: "the outcome") } ?? anchor
    return Proposal(
      action: .connect, occasion: occasion,
      settlement: (recipient?.contact).map { .to($0) } ?? .toAnyone, binding: .never,
      range: range(
        from: occasion, until: .distantFuture, opens: "a connection request is open from then on",
        closes: nil))
  }

  /// Never offered, but `check` answers for it: from now on, within what the rules leave.
  var other: Proposal {
    horizon.noteMoment(now)
    return Proposal(
      action: .other,
      occasion: Occasion(
        event: anchor.event, moment: Moment(at: now, position: anchor.moment.position),
        recorded: now, phrase: "now"))
  }
}
