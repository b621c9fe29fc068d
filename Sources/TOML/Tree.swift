/// The tables of a document while it is being read, and the rules of what may be defined twice.
///
/// Tables refer to each other by their position in one list, so that a header deep in the document
/// can open any of them without copying.
struct Tree {
  /// How a table came to be, which decides who may add to it.
  enum Origin {
    /// By being on the way to a table that a header names. A header of its own may follow, once.
    case implied
    /// By its own header, or by its own braces.
    case header
    /// By a dotted key. Its section's dotted keys may add to it; of headers only those below it.
    case dotted
  }

  enum Content {
    case value(TOMLValue)
    case table(Int)
    /// An array of tables: a position in `arrays`.
    case tables(Int)
  }

  struct Slot {
    let key: String
    var place: TOMLPlace
    var content: Content
  }

  struct Node {
    var origin: Origin
    let depth: Int
    var slots: [Slot] = []
    var positions: [[UInt8]: Int] = [:]
  }

  /// Where the value of a key will be: its table, its key, and the depth of the value.
  struct Spot {
    let table: Int
    let key: KeyPath.Part
    let depth: Int
  }

  /// The position of the table that holds all others.
  static let root = 0

  var nodes: [Node]
  var arrays: [[Int]] = []

  init(depth: Int) {
    nodes = [Node(origin: .header, depth: depth)]
  }

  /// The slot of a key, if the table has it.
  func slot(_ key: KeyPath.Part, in table: Int) -> Int? {
    nodes[table].positions[key.identity]
  }

  /// Adds a key that the table does not have.
  mutating func add(_ content: Content, as key: KeyPath.Part, in table: Int) {
    nodes[table].positions[key.identity] = nodes[table].slots.count
    nodes[table].slots.append(Slot(key: key.text, place: key.place, content: content))
  }

  /// Adds an empty table under a key that the table does not have, and gives its position.
  mutating func addTable(_ origin: Origin, as key: KeyPath.Part, in table: Int) throws(TOMLError)
    -> Int
  {
    let child = try makeNode(origin, depth: nodes[table].depth + 1, at: key.place)
    add(.table(child), as: key, in: table)
    return child
  }

  mutating func makeNode(
    _ origin: Origin, depth: Int, at place: TOMLPlace
  ) throws(TOMLError) -> Int {
    guard depth <= TOMLDocument.maximumDepth else {
      throw TOMLError(
        "Tables stand more than \(TOMLDocument.maximumDepth) deep within each other, which is deeper "
          + "than is read.",
        at: place)
    }
    nodes.append(Node(origin: origin, depth: depth))
    return nodes.count - 1
  }

  /// The finished table, with all that it holds.
  func frozen(_ table: Int = root) -> TOMLTable {
    TOMLTable(
      entries: nodes[table].slots.map { slot in
        TOMLTable.Entry(key: slot.key, keyPlace: slot.place, value: frozen(slot))
      })
  }

  private func frozen(_ slot: Slot) -> TOMLValue {
    switch slot.content {
    case .value(let value): value
    case .table(let table): TOMLValue(kind: .table(frozen(table)), place: slot.place)
    case .tables(let array):
      TOMLValue(
        kind: .array(
          arrays[array].map { TOMLValue(kind: .table(frozen($0)), place: slot.place) }),
        place: slot.place)
    }
  }
}
