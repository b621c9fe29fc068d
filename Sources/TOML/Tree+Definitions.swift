// What each form of definition may do to what is there already.
extension Tree {
  /// `[a.b.c]`: opens the table, which no header or dotted key may have defined before.
  mutating func openTable(_ path: KeyPath) throws(TOMLError) -> Int {
    let parent = try descend(path)
    guard let slot = slot(path.last, in: parent) else {
      return try addTable(.header, as: path.last, in: parent)
    }
    guard case .table(let table) = nodes[parent].slots[slot].content,
      nodes[table].origin == .implied
    else {
      throw taken(path.parts[...], in: parent, slot, wanted: "The table [\(path.shown)]")
    }
    nodes[table].origin = .header
    nodes[parent].slots[slot].place = path.last.place
    return table
  }

  /// `[[a.b.c]]`: adds a table to the array, which only such headers may have begun.
  mutating func appendTable(_ path: KeyPath) throws(TOMLError) -> Int {
    let parent = try descend(path)
    let table = try makeNode(.header, depth: nodes[parent].depth + 2, at: path.last.place)
    guard let slot = slot(path.last, in: parent) else {
      arrays.append([table])
      add(.tables(arrays.count - 1), as: path.last, in: parent)
      return table
    }
    guard case .tables(let array) = nodes[parent].slots[slot].content else {
      throw taken(
        path.parts[...], in: parent, slot, wanted: "The array of tables [[\(path.shown)]]")
    }
    arrays[array].append(table)
    return table
  }

  /// Walks a header's way down to the table that holds its last key, making what is missing. Of an
  /// array of tables the way leads through the last.
  private mutating func descend(_ path: KeyPath) throws(TOMLError) -> Int {
    var table = Self.root
    for (index, part) in path.parts.dropLast().enumerated() {
      guard let slot = slot(part, in: table) else {
        table = try addTable(.implied, as: part, in: table)
        continue
      }
      switch nodes[table].slots[slot].content {
      case .table(let next): table = next
      case .tables(let array): table = arrays[array][arrays[array].count - 1]
      case .value:
        throw taken(path.parts[...index], in: table, slot, wanted: "A table within it")
      }
    }
    return table
  }

  /// `a.b.c = …`: walks a dotted key's way down, making what is missing, to a key that is not
  /// there yet.
  mutating func makeRoom(for path: KeyPath, under table: Int) throws(TOMLError) -> Spot {
    var table = table
    for (index, part) in path.parts.dropLast().enumerated() {
      guard let slot = slot(part, in: table) else {
        table = try addTable(.dotted, as: part, in: table)
        continue
      }
      guard case .table(let next) = nodes[table].slots[slot].content, nodes[next].origin != .header
      else { throw taken(path.parts[...index], in: table, slot, wanted: "The key \(path.shown)") }
      nodes[next].origin = .dotted
      table = next
    }
    if let slot = slot(path.last, in: table) {
      throw taken(path.parts[...], in: table, slot, wanted: "The key \(path.shown)")
    }
    return Spot(table: table, key: path.last, depth: nodes[table].depth + 1)
  }

  /// Sets a key for which room was made.
  mutating func set(_ value: TOMLValue, at spot: Spot) {
    add(.value(value), as: spot.key, in: spot.table)
  }

  /// Why what is wanted cannot be where something else is.
  private func taken(
    _ parts: ArraySlice<KeyPath.Part>, in table: Int, _ slot: Int, wanted: String
  ) -> TOMLError {
    let there = nodes[table].slots[slot]
    let name = KeyPath.shown(parts)
    let what: String
    let remedy: String
    switch there.content {
    case .value(let value):
      what = "\(value.kind.name)"
      remedy =
        switch value.kind {
        case .table: "An inline table is complete: put what belongs to it inside its braces."
        case .array: "An array is complete: put what belongs to it inside its brackets."
        default: "Keep one of the two."
        }
    case .table(let index) where nodes[index].origin == .dotted:
      what = "a table that dotted keys define"
      remedy = "Put what belongs to it there."
    case .table:
      what = "a table with its own header"
      remedy = "Put what belongs to it under that header."
    case .tables:
      what = "an array of tables"
      remedy = "Put what belongs to its last table under a header [[\(name)]]."
    }
    return TOMLError(
      "\(wanted) cannot be defined here: \(name) is \(what) since line \(there.place.line). \(remedy)",
      at: parts[parts.endIndex - 1].place)
  }
}
