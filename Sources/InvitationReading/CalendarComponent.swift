/// A component of a calendar file, such as a VEVENT, as libical reads it.
package struct CalendarComponent: Hashable, Sendable {
  /// The name in capitals.
  package let name: String
  /// The properties, in the order of the file.
  package let properties: [CalendarProperty]
  /// The components within, in the order of the file.
  package let components: [CalendarComponent]

  /// The first property of a name.
  package subscript(name: String) -> CalendarProperty? {
    properties.first { $0.name == name }
  }

  /// The value of the first property of a name; nil if it is empty.
  package func text(_ name: String) -> String? {
    self[name].flatMap { $0.value.isEmpty ? nil : $0.value }
  }
}

/// A property of a component, such as DTSTART.
package struct CalendarProperty: Hashable, Sendable {
  /// The name in capitals.
  package let name: String
  /// The value: a text without its escapes, anything else as it is written.
  package let value: String
  /// The parameters, by their names in capitals, without quotation marks.
  package let parameters: [String: String]
}
