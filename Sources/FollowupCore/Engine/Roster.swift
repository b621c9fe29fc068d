internal import CivilTime
internal import Holidays
private import OrderedCollections

/// Where an employer is: what its business days and hours follow from, under one policy.
struct Employer: Hashable, Sendable {
  /// The zone that was recorded; nil if the policy decides.
  let zone: String?
  /// The region that was recorded; nil if that was not said.
  let region: RegionChoice?

  init(of application: Application) {
    zone = application.zone
    region = application.region
  }
}

/// The applications, and what is looked up of them without looking at each.
struct Roster {
  /// By their names. Only applications that were added are here.
  private(set) var applications: [String: Application] = [:]
  /// The names, sorted.
  private(set) var names: [String] = []
  private var namesByLowercase: [String: Set<String>] = [:]
  private var namesByAddress: [String: Set<String>] = [:]
  /// The names of the applications of each employer's place.
  private(set) var namesByEmployer: [Employer: Set<String>] = [:]
  /// The applications with an interview that is at another instant than the log has.
  private(set) var moved: Set<String> = []

  /// Puts an application in the place of the one of that name; nil takes that out.
  mutating func replace(_ name: String, with application: Application?) {
    let old = applications[name]
    applications[name] = application
    if let application {
      if old == nil { names.insert(name, at: place(of: name)) }
      noteMoved(application)
    } else {
      if old != nil { names.remove(at: place(of: name)) }
      moved.remove(name)
    }
    // Of most that is recorded, nothing is looked up.
    if let old, let application, old.contacts == application.contacts,
      Employer(of: old) == Employer(of: application)
    {
      return
    }
    if let old { enter(old, false) }
    if let application { enter(application, true) }
  }

  private mutating func noteMoved(_ application: Application) {
    if application.interviews.contains(where: { $0.starts != $0.recordedStart }) {
      moved.insert(application.name)
    } else {
      moved.remove(application.name)
    }
  }

  private mutating func enter(_ application: Application, _ isThere: Bool) {
    let name = application.name
    namesByLowercase.enter(name, at: name.lowercased(), isThere)
    namesByEmployer.enter(name, at: Employer(of: application), isThere)
    for address in Set(application.contacts.values.flatMap(\.comparableAddresses)) {
      namesByAddress.enter(name, at: address, isThere)
    }
  }

  private func place(of name: String) -> Int {
    var (low, high) = (0, names.count)
    while low < high {
      let middle = (low + high) / 2
      if names[middle] < name { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The names that begin with a text, sorted.
  func names(beginningWith start: String) -> [String] {
    let range = place(of: start)..<place(of: start + "\u{10FFFF}")
    return names[range].filter { $0.hasPrefix(start) }
  }

  /// The first name that differs from a text at most in its letters' case.
  func name(like text: String) -> String? { namesByLowercase[text.lowercased()]?.min() }

  /// The applications with a contact who has one of these addresses, in their form for comparing.
  func names(sharing addresses: some Sequence<String>) -> Set<String> {
    addresses.reduce(into: []) { $0.formUnion(namesByAddress[$1] ?? []) }
  }
}

extension Dictionary where Value == Set<String> {
  /// Puts a name to a key's, or takes it out.
  fileprivate mutating func enter(_ name: String, at key: Key, _ isThere: Bool) {
    if isThere {
      self[key, default: []].insert(name)
    } else {
      self[key]?.remove(name)
      if self[key]?.isEmpty == true { self[key] = nil }
    }
  }
}
