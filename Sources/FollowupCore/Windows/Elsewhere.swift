internal import CivilTime
private import OrderedCollections

/// The facts of one application that matter to others: whom unsolicited touches may have reached, which
/// offers stand, and which were accepted.
///
/// It is made once for all applications, so that looking at one does not look at all others.
package struct Elsewhere: Hashable, Sendable {
  /// A touch, and the application in which it was recorded.
  struct Touch: Hashable, Sendable {
    let touch: Fact<TouchSent>
    let application: String
  }

  /// An offer with a deadline that stands.
  struct StandingOffer: Hashable, Sendable {
    let application: String
    /// From it on, other employers may be told of the offer.
    let occasion: Occasion
    let deadline: Instant
  }

  /// An acceptance that stands.
  struct Acceptance: Hashable, Sendable {
    let application: String
    let occasion: Occasion
  }

  private var touches: [String: [Touch]] = [:]
  private(set) var offers: [StandingOffer] = []
  private(set) var acceptances: [Acceptance] = []
  /// Until when it is known what happened.
  private var until = Instant.distantFuture

  /// Nothing.
  package init() {}

  /// What these applications have to do with others.
  ///
  /// - Parameters:
  ///   - zone: The zone of an application's employer.
  ///   - hours: When business ends.
  init(
    of applications: some Sequence<Application>, zone: (Application) -> Zone, hours: HoursOfDay
  ) {
    // In one order, so that of two touches of the same moment it is always the same that counts.
    for application in applications.sorted(by: { $0.name < $1.name }) {
      takeTouches(of: application)
      if let offer = application.offer, let pressing = offer.pressing,
        let deadline = offer.deadline(in: zone(application), hours: hours)
      {
        offers.append(
          StandingOffer(
            application: application.name,
            occasion: Occasion(pressing, phrase: "the offer of \(application.name)"),
            deadline: deadline))
      }
      if let acceptance = application.acceptance {
        let occasion = Occasion(acceptance, phrase: "you accepted at \(application.name)")
        acceptances.append(Acceptance(application: application.name, occasion: occasion))
      }
    }
  }

  /// A touch without a contact may have reached every contact of the application but a referrer.
  private mutating func takeTouches(of application: Application) {
    for touch in application.unsolicitedTouches {
      let named = application.contact(touch.value.contact).map { [$0] }
      let reached = named ?? application.contacts.values.filter { !$0.isReferrer }
      for address in Set(reached.flatMap(\.comparableAddresses)) {
        touches[address, default: []].append(Touch(touch: touch, application: application.name))
      }
    }
  }

  /// The unsolicited touches that may have reached an address, in its form for comparing, from other
  /// applications.
  func touches(reaching address: String, elsewhereThan application: String) -> [Touch] {
    touches[address]?.filter { $0.application != application && $0.touch.at <= until } ?? []
  }

  /// What was known at an instant.
  func known(at instant: Instant) -> Elsewhere {
    var known = self
    known.until = instant
    known.offers.removeAll { instant < $0.occasion.at }
    known.acceptances.removeAll { instant < $0.occasion.at }
    return known
  }
}

extension Application {
  /// The unsolicited touches that count for spacing: those to friends inside do not.
  var unsolicitedTouches: [Fact<TouchSent>] {
    touches.filter { $0.value.action.isUnsolicited && !isReferrer($0.value.contact) }
  }

  /// What other applications have to do with this one.
  var reach: Reach? {
    let touches = unsolicitedTouches
    let reach = Reach(
      touches: touches, addresses: touches.isEmpty ? [] : contacts.values.map(Reach.Person.init),
      outcomes: [.offer, .accepted].contains(outcome?.value.outcome) ? outcomes : [],
      zone: outcome?.value.outcome == .offer ? zone : nil)
    return reach == Reach(touches: [], addresses: [], outcomes: [], zone: nil) ? nil : reach
  }

  /// What makes the difference to other applications.
  struct Reach: Equatable {
    struct Person: Equatable {
      let contact: String
      let addresses: [String]
      let isReferrer: Bool

      init(_ contact: Contact) {
        self.contact = contact.contact
        addresses = contact.addresses
        isReferrer = contact.isReferrer
      }
    }

    let touches: [Fact<TouchSent>]
    let addresses: [Person]
    let outcomes: [Fact<OutcomeRecorded>]
    let zone: String?
  }
}
