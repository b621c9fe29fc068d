/// The members of a JSON object, in the order they were written, no key twice.
///
/// Keys are the same where their UTF-8 is: `é` in one code point and `é` in two are two keys, as
/// they are to every other reader of JSON. Two objects are equal where they have equal members in
/// the same order.
public struct JSONObject: Hashable, Sendable {
  fileprivate struct Member: Hashable, Sendable {
    let key: ExactKey
    var value: JSONValue
  }

  fileprivate var members: [Member] = []

  /// Where each key is, once there are too many to look through one by one. Empty until then. It
  /// keeps an object of a hundred thousand keys from taking the square of that to read.
  private var places: [ExactKey: Int] = [:]

  private static let searchedCount = 64

  /// An object without members.
  public init() {}

  /// An object without members, and room for some.
  init(capacity: Int) { members.reserveCapacity(capacity) }

  /// An object of these members. Of two with the same key the later value stands.
  public init(_ members: some Sequence<(String, JSONValue)>) {
    for (key, value) in members {
      self[key] = value
    }
  }

  /// The keys, in order.
  public var keys: [String] {
    members.map(\.key.text)
  }

  /// How many members there are.
  public var count: Int {
    members.count
  }

  /// Whether there are none.
  public var isEmpty: Bool {
    members.isEmpty
  }

  /// The first key whose value is `null`, and of which something holds; nil if there is none.
  public func firstNull(where isSought: (String) -> Bool = { _ in true }) -> String? {
    members.first { $0.value.isNull && isSought($0.key.text) }?.key.text
  }

  /// The value of a key. Setting one replaces it in its place or appends it; setting nil, which is
  /// not `null`, removes it.
  public subscript(key: String) -> JSONValue? {
    get {
      place(of: key).map { members[$0].value }
    }
    set {
      switch (place(of: key), newValue) {
      case (let place?, let value?): members[place].value = value
      case (let place?, nil): _ = remove(at: place)
      case (nil, let value?): append(key, value)
      case (nil, nil): break
      }
    }
  }

  /// Appends a member, unless its key is there already. It says whether it did.
  mutating func appendIfNew(_ key: String, _ value: JSONValue) -> Bool {
    guard place(of: key) == nil else { return false }
    append(key, value)
    return true
  }

  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.members == right.members
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(members)
  }

  private func place(of key: String) -> Int? {
    guard members.count <= Self.searchedCount else { return places[ExactKey(text: key)] }
    let sought = ExactKey(text: key)
    return members.firstIndex { $0.key == sought }
  }

  private mutating func append(_ key: String, _ value: JSONValue) {
    let key = ExactKey(text: key)
    members.append(Member(key: key, value: value))
    if members.count == Self.searchedCount + 1 {
      indexAll()
    } else if members.count > Self.searchedCount {
      places[key] = members.count - 1
    }
  }

  /// Removes a member and returns its value; nil if there is none.
  public mutating func take(_ key: String) -> JSONValue? {
    place(of: key).map { remove(at: $0) }
  }

  private mutating func remove(at place: Int) -> JSONValue {
    let value = members.remove(at: place).value
    guard !places.isEmpty else { return value }
    places = [:]
    if members.count > Self.searchedCount {
      indexAll()
    }
    return value
  }

  private mutating func indexAll() {
    for (place, member) in members.enumerated() {
      places[member.key] = place
    }
  }
}

extension JSONObject: Sequence {
  /// Walks the members in their order.
  public struct Iterator: IteratorProtocol {
    fileprivate var members: IndexingIterator<[Member]>

    /// The next member.
    public mutating func next() -> (key: String, value: JSONValue)? {
      members.next().map { ($0.key.text, $0.value) }
    }
  }

  /// Goes through the members in their order.
  public func makeIterator() -> Iterator {
    Iterator(members: members.makeIterator())
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init(elements)
  }
}

/// A key compared by its bytes: Swift compares strings by canonical equivalence, JSON does not.
private struct ExactKey: Hashable {
  let text: String

  static func == (left: ExactKey, right: ExactKey) -> Bool {
    // The length is the quickest test, and settles nearly every pair of keys that differ.
    let (left, right) = (left.text.utf8, right.text.utf8)
    guard left.count == right.count else { return false }
    let isSame: Bool?? = left.withContiguousStorageIfAvailable { left in
      right.withContiguousStorageIfAvailable { left.elementsEqual($0) }
    }
    return (isSame ?? nil) ?? left.elementsEqual(right)
  }

  // The bytes, too, are what is hashed: equivalent keys are easily made in any number, and would
  // all share one place in the table.
  func hash(into hasher: inout Hasher) {
    for byte in text.utf8 {
      hasher.combine(byte)
    }
    hasher.combine(UInt8.max)
  }
}
