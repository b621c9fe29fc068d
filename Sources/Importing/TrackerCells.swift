internal import JSON

/// A row of a tracker's file: its values by their headers, and its line.
struct TrackerCells {
  let line: Int
  let cells: [(header: String, value: String)]

  static func rows(ofTable text: String) throws(TrackerError) -> [TrackerCells] {
    let rows = try CSV.rows(text)
    guard let headers = rows.first?.cells else {
      throw TrackerError(line: 1, message: "The file is empty: its first line names the columns.")
    }
    var read: [TrackerCells] = []
    for row in rows.dropFirst() {
      guard row.cells.count <= headers.count else {
        throw TrackerError(
          line: row.line,
          message:
            "The line has \(row.cells.count) values for \(headers.count) columns; a value with "
            + "a separator in it stands in quotation marks.")
      }
      let cells = zip(headers, row.cells).map { ($0, CSV.value($1)) }
      read.append(TrackerCells(line: row.line, cells: cells))
    }
    return read
  }

  /// An array of objects, or an object of which one member is that.
  static func rows(ofJSON text: String) throws(TrackerError) -> [TrackerCells] {
    let bytes = Array(text.utf8)
    let json: JSONValue
    do { json = try JSONReader.parse(bytes, limits: JSONLimits(bytes: 1 << 24)) } catch {
      let line = 1 + bytes.prefix(error.offset).count { $0 == UInt8(ascii: "\n") }
      throw TrackerError(line: line, message: "\(error)")
    }
    let members = json.objectValue.map { object in object.keys.compactMap { object[$0] } } ?? []
    let arrays = ([json] + members).compactMap(\.arrayValue)
    guard let objects = arrays.first(where: { $0.contains { $0.objectValue != nil } }) else {
      throw TrackerError(
        line: 1, message: "The JSON holds no array of objects, one for each application.")
    }
    return objects.compactMap(\.objectValue).enumerated().map { index, object in
      TrackerCells(line: index + 1, cells: object.keys.map { ($0, self.text(of: object[$0]!)) })
    }
  }

  /// A value as a cell: of an object its label or name, of a list nothing.
  private static func text(of json: JSONValue) -> String {
    if let text = json.stringValue { return text }
    if let object = json.objectValue {
      return ["label", "name", "value"].lazy.compactMap { object[$0]?.stringValue }.first ?? ""
    }
    return json.isNull || json.arrayValue != nil ? "" : json.serialized()
  }
}
