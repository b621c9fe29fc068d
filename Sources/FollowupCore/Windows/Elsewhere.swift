internal import CivilTime
private import OrderedCollections

/// The facts of one application that matter to others: whom unsolicited touches may have reached, which
/// offers stand, and which were accepted.
///
/// It is kept for all applications, so that looking at one does not look at all others.
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

  /// By the addresses that they may have reached; each in the order of the applications' names, so that
  /// of two touches of the same moment it is always the same that counts.
  private var touches: [String: [Touch]] = [:]
  /// The addresses that each application's touches may have reached.
  private var reached: [String: Set<String>] = [:]
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
    for application in applications.sorted(by: { $0.name < $1.name }) {
      take(application, zone: zone(application), hours: hours)
    }
  }

  /// Takes one application's facts in the place of those that it had.
  ///
  /// - Parameters:
  ///   - zone: The zone of its employer.
  ///   - hours: When business ends.
  mutating func take(_ application: Application, zone: Zone, hours: HoursOfDay) {
    remove(application.name)
    takeTouches(of: application)
    takeOutcome(of: application, zone: zone, hours: hours)
  }

  /// Takes one application's facts out.
  mutating func remove(_ name: String) {
    for address in reached.removeValue(forKey: name) ?? [] {
      touches[address]?.removeAll { $0.application == name }
      if touches[address]?.isEmpty == true { touches[address] = nil }
    }
    offers.removeAll { $0.application == name }
    acceptances.removeAll { $0.application == name }
  }

  private mutating func takeOutcome(
    of application: Application, zone: Zone, hours: HoursOfDay
  ) {
    if let offer = application.offer, let pressing = offer.pressing,
      let deadline = offer.deadline(in: zone, hours: hours)
    {
      let place = offers.firstIndex { application.name < $0.application } ?? offers.count
      offers.insert(
        StandingOffer(
          application: application.name,
          occasion: Occasion(pressing, phrase: "the offer of \(application.name)"),
          deadline: deadline), at: place)
    }
    if let acceptance = application.acceptance {
      let occasion = Occasion(acceptance, phrase: "you accepted at \(application.name)")
      let place = acceptances.firstIndex { application.name < $0.application } ?? acceptances.count
      acceptances.insert(
        Acceptance(application: application.name, occasion: occasion), at: place)
    }
  }

  /// A touch without a contact may have reached every contact of the application but a referrer.
  private mutating func takeTouches(of application: Application) {
    var found: [String: [Touch]] = [:]
    for touch in application.unsolicitedTouches {
      for address in application.addresses(reachedBy: touch) {
        found[address, default: []].append(Touch(touch: touch, application: application.name))
      }
    }
    for (address, new) in found {
      let known = touches[address] ?? []
      let place = known.firstIndex { application.name < $0.application } ?? known.count
      touches[address, default: []].insert(contentsOf: new, at: place)
    }
    if !found.isEmpty { reached[application.name] = Set(found.keys) }
  }

  /// The unsolicited touches that may have reached an address, in its form for comparing, from other
  /// applications.
  func touches(reaching address: String, elsewhereThan application: String) -> [Touch] {
    touches[address]?.filter { $0.application != application && $0.touch.at <= until } ?? []
  }

  /// The addresses that an application's touches may have reached.
  func addresses(reachedFrom application: String) -> Set<String> { reached[application] ?? [] }

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

  /// The addresses that a touch may have reached, in their form for comparing.
  func addresses(reachedBy touch: Fact<TouchSent>) -> Set<String> {
    let named = contact(touch.value.contact).map { [$0] }
    return Set((named ?? contacts.values.filter { !$0.isReferrer }).flatMap(\.comparableAddresses))
  }

  /// What other applications have to do with this one.
  var reach: Reach {
    let touches = unsolicitedTouches
    return Reach(
      touches: touches, addresses: touches.isEmpty ? [] : contacts.values.map(Reach.Person.init),
      outcome: Reach.Outcome(
        outcomes: [.offer, .accepted].contains(outcome?.value.outcome) ? outcomes : [],
        zone: outcome?.value.outcome == .offer ? zone : nil))
  }

  /// Whether all is the same from which the reach follows. Of an application to which an event was added
  /// this takes no look at what it was before.
  func isAsFarReaching(as other: Application) -> Bool {
    touches == other.touches && contacts == other.contacts && outcomes == other.outcomes
      && outcome == other.outcome && zone == other.zone
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

    /// What matters to every other application.
    struct Outcome: Equatable {
      let outcomes: [Fact<OutcomeRecorded>]
      let zone: String?

      static let nothing = Outcome(outcomes: [], zone: nil)
    }

    let touches: [Fact<TouchSent>]
    let addresses: [Person]
    let outcome: Outcome

    /// That of an application that does not matter to others.
    static let nothing = Reach(touches: [], addresses: [], outcome: .nothing)
  }
}
