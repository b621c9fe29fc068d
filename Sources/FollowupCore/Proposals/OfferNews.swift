private import CivilTime

extension Situation {
  /// Word of an offer elsewhere, so that the employer can act before its deadline: one for all offers
  /// that stand, for the earliest deadline.
  var offerNews: Proposal? {
    guard isWorthOfferNews, !AcceptedElsewhereRule.holds(in: self) else { return nil }
    let untold = untoldOffers
    let earliest = { (offers: [Elsewhere.StandingOffer]) in
      offers.min { ($0.deadline, $0.occasion.moment) < ($1.deadline, $1.occasion.moment) }
    }
    guard let offer = earliest(untold.filter { !hasCome($0.deadline) }) ?? earliest(untold) else {
      return nil
    }
    let date = calendar.businessDay(2, after: zone.date(at: offer.occasion.at))
    let end = min(zone.startOfDay(date.adding(days: 1)), offer.deadline)
    return Proposal(
      action: .offerNews, occasion: offer.occasion, settlement: .known(nil),
      binding: .unlessItWaits, expiry: .after(offer.deadline), deadline: offer.deadline,
      range: range(
        from: offer.occasion, until: end,
        opens: "\(offer.application) made an offer, which stands until \(say(offer.deadline))",
        closes: "tell the others at once, so that they can act", source: .collegegrad))
  }

  /// The offers elsewhere of which nothing was said here since they were made.
  var untoldOffers: [Elsewhere.StandingOffer] {
    let settlers = application.settlers(of: .offerNews)
    return elsewhere.offers.filter { offer in
      offer.application != application.name
        && !settlers.contains {
          offer.occasion.moment < $0.moment && $0.reaches(nil, in: application)
        }
    }
  }

  /// Whether things here have come so far that an offer elsewhere matters.
  private var isWorthOfferNews: Bool {
    outcome == nil && (Stage.phone <= stage || !interviewsAhead.isEmpty)
      && elsewhere.offers.contains { $0.application != application.name } && !isDormant
  }
}
