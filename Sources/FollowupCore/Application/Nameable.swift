/// A person who can be meant by a short name, a name or an address.
package protocol Nameable {
  /// The short name within the application.
  var contact: String { get }
  /// The whole name.
  var name: String { get }
  /// Mail addresses and numbers.
  var addresses: [String] { get }
}

extension Contact: Nameable {}

extension Collection where Element: Nameable {
  /// Those whom a text may mean: by short name, name or address; if nobody is, by a part of a name or an
  /// address.
  package func meant(by text: String) -> [Element] {
    let (wanted, address) = (text.lowercased(), text.comparableAddress)
    let exact = filter {
      $0.contact == wanted || $0.name.lowercased() == wanted
        || $0.addresses.contains { $0.comparableAddress == address }
    }
    guard exact.isEmpty, !wanted.isEmpty else { return exact }
    return filter { person in
      ([person.name.lowercased()] + person.addresses.map(\.comparableAddress)).contains {
        $0.contains(wanted)
      }
    }
  }
}
