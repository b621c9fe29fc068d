/// Writes the description of an interface: a list on one line where it fits and has no comments,
/// else a line for each of its fields.
struct VarlinkDescriptionWriter {
  private static let lineLength = 100

  private(set) var text = ""

  /// Columns already written on the current line.
  private var column: Int {
    text.utf8.reversed().prefix { $0 != UInt8(ascii: "\n") }.count
  }

  mutating func write(_ interface: VarlinkInterface) {
    write(interface.documentation, indent: 0)
    text += "interface \(interface.name)\n"
    for member in interface.members {
      text += "\n"
      write(member.documentation, indent: 0)
      write(member)
      text += "\n"
    }
  }

  private mutating func write(_ member: VarlinkInterface.Member) {
    switch member.kind {
    case .type(let type):
      text += "type \(member.name) "
      write(type, indent: 0)
    case .error(let fields):
      text += "error \(member.name) "
      write(.structure(fields), indent: 0)
    case .method(let input, let output):
      text += "method \(member.name)"
      // Room for the arrow and the parenthesis that opens the output.
      write(.structure(input), indent: 0, room: " -> (".utf8.count)
      text += " -> "
      write(.structure(output), indent: 0)
    }
  }

  private mutating func write(_ documentation: [String], indent: Int) {
    for line in documentation {
      text += String(repeating: " ", count: indent) + (line.isEmpty ? "#" : "# " + line) + "\n"
    }
  }

  /// Writes a type after what is on the line already; `room` is what has to fit behind it.
  private mutating func write(_ type: VarlinkType, indent: Int, room: Int = 1) {
    if let line = Self.line(type), column + line.utf8.count + room <= Self.lineLength {
      text += line
      return
    }
    switch type {
    case .structure(let fields) where !fields.isEmpty:
      writeList(fields, indent: indent, documentation: \.documentation) { writer, field in
        writer.text += field.name + ": "
        writer.write(field.type, indent: indent + 2)
      }
    case .enumeration(let values):
      writeList(values, indent: indent, documentation: \.documentation) { writer, value in
        writer.text += value.name
      }
    case .optional(let type): write("?", type, indent: indent)
    case .array(let type): write("[]", type, indent: indent)
    case .map(let type): write("[string]", type, indent: indent)
    default: text += Self.line(type) ?? ""
    }
  }

  private mutating func write(_ mark: String, _ type: VarlinkType, indent: Int) {
    text += mark
    write(type, indent: indent)
  }

  private mutating func writeList<Entry>(
    _ entries: [Entry], indent: Int, documentation: (Entry) -> [String],
    _ writeEntry: (inout VarlinkDescriptionWriter, Entry) -> Void
  ) {
    text += "(\n"
    for (place, entry) in entries.enumerated() {
      write(documentation(entry), indent: indent + 2)
      text += String(repeating: " ", count: indent + 2)
      writeEntry(&self, entry)
      text += place == entries.count - 1 ? "\n" : ",\n"
    }
    text += String(repeating: " ", count: indent) + ")"
  }

  /// A type on one line, or nil if a comment is in it.
  private static func line(_ type: VarlinkType) -> String? {
    switch type {
    case .bool: "bool"
    case .int: "int"
    case .float: "float"
    case .string: "string"
    case .object: "object"
    case .any: "any"
    case .named(let name): name
    case .optional(let type): line(type).map { "?" + $0 }
    case .array(let type): line(type).map { "[]" + $0 }
    case .map(let type): line(type).map { "[string]" + $0 }
    case .structure(let fields):
      list(
        fields.map { field in
          field.documentation.isEmpty ? line(field.type).map { "\(field.name): \($0)" } : nil
        })
    case .enumeration(let values):
      list(values.map { $0.documentation.isEmpty ? $0.name : nil })
    }
  }

  private static func list(_ entries: [String?]) -> String? {
    let lines = entries.compactMap(\.self)
    return lines.count == entries.count ? "(" + lines.joined(separator: ", ") + ")" : nil
  }
}
