import TOML

/// A document's meaning as bytes, in the order in which its keys first appear. The reference prints
/// the same, so that two readings can be compared byte by byte.
enum CanonicalForm {
  static func bytes(_ table: TOMLTable) -> [UInt8] {
    var output: [UInt8] = []
    write(table, to: &output)
    return output
  }

  static func text(_ table: TOMLTable) -> String {
    String(decoding: bytes(table), as: UTF8.self)
  }

  private static func write(_ table: TOMLTable, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "{"))
    for entry in table.entries {
      write(entry.key, to: &output)
      output.append(UInt8(ascii: "="))
      write(entry.value, to: &output)
      output.append(UInt8(ascii: ","))
    }
    output.append(UInt8(ascii: "}"))
  }

  private static func write(_ text: String, to output: inout [UInt8]) {
    output.append(contentsOf: "\(text.utf8.count):\(text)".utf8)
  }

  private static func write(_ value: TOMLValue, to output: inout [UInt8]) {
    switch value.kind {
    case .string(let text): write(text, to: &output)
    case .table(let table): write(table, to: &output)
    case .array(let elements):
      output.append(UInt8(ascii: "["))
      for element in elements {
        write(element, to: &output)
        output.append(UInt8(ascii: ","))
      }
      output.append(UInt8(ascii: "]"))
    case .integer(let number): output.append(contentsOf: "\(number)".utf8)
    case .float(let number):
      let form = number.isNaN ? "nan" : String(number.bitPattern, radix: 16)
      output.append(contentsOf: "f\(form)".utf8)
    case .boolean(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
    case .localDate(let date): output.append(contentsOf: form(date).utf8)
    case .localTime(let time): output.append(contentsOf: form(time).utf8)
    case .localDateTime(let both):
      output.append(contentsOf: "\(form(both.date))T\(form(both.time))".utf8)
    case .offsetDateTime(let all):
      let form = "\(form(all.date))T\(form(all.time))Z\(all.offsetMinutes)"
      output.append(contentsOf: form.utf8)
    }
  }

  private static func form(_ date: TOMLLocalDate) -> String {
    "\(date.year)-\(date.month)-\(date.day)"
  }

  /// The reference knows no more than microseconds.
  private static func form(_ time: TOMLLocalTime) -> String {
    "\(time.hour):\(time.minute):\(time.second).\(time.nanosecond / 1000)"
  }
}
