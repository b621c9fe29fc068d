private import OrderedCollections

/// The unsolicited touches of a user's applications, by the addresses that they may have reached.
///
/// It is made once for all applications, so that looking at each of them takes no look at all others.
package struct TouchesByAddress: Sendable {
  /// A touch, and the application in which it was recorded.
  typealias Touch = (touch: Fact<TouchSent>, application: String)

  private var touches: [String: [Touch]] = [:]

  /// No touches.
  package init() {}

  /// The unsolicited touches of these applications.
  init(of applications: some Sequence<Application>) {
    // In one order, so that of two touches of the same moment it is always the same that counts.
    for application in applications.sorted(by: { $0.name < $1.name }) {
      for touch in application.touches where touch.value.action.isUnsolicited {
        let named = application.contact(touch.value.contact).map { [$0] }
        let addresses = (named ?? Array(application.contacts.values))
          .compactMap(\.comparableAddress)
        for address in Set(addresses) {
          touches[address, default: []].append((touch, application.name))
        }
      }
    }
  }

  /// Those that may have reached an address, in its form for comparing, from other applications.
  func reaching(_ address: String, elsewhereThan application: String) -> [Touch] {
    touches[address]?.filter { $0.application != application } ?? []
  }
}
