private import CLibical
private import Glibc

extension CalendarComponent {
  /// The outermost components of a calendar file.
  ///
  /// - Parameter text: the file's text, its lines unfolded, without NUL.
  package static func components(of text: String) -> [CalendarComponent] {
    clibical_prepare()
    guard let root = icalparser_parse_string(text) else { return [] }
    defer { icalcomponent_free(root) }
    guard let component = CalendarComponent(root, depth: 0) else { return children(of: root, 0) }
    return [component]
  }

  /// Components nest one or two deep; a file that goes on is not one of a calendar.
  private static let deepest = 8

  /// Nil for the root that libical puts around several calendars.
  private init?(_ component: OpaquePointer, depth: Int) {
    guard let name = clibical_component_name(component) else { return nil }
    self.name = String(cString: name).uppercased()
    var properties: [CalendarProperty] = []
    var next = clibical_first_property(component)
    while let property = next {
      if let read = CalendarProperty(property) { properties.append(read) }
      next = clibical_next_property(component)
    }
    self.properties = properties
    components = depth < Self.deepest ? Self.children(of: component, depth) : []
  }

  private static func children(of parent: OpaquePointer, _ depth: Int) -> [CalendarComponent] {
    var children: [CalendarComponent] = []
    var next = clibical_first_component(parent)
    while let child = next {
      if let read = CalendarComponent(child, depth: depth + 1) { children.append(read) }
      next = clibical_next_component(parent)
    }
    return children
  }
}

extension CalendarProperty {
  /// Nil for one that libical adds to say what it could not read.
  fileprivate init?(_ property: OpaquePointer) {
    guard icalproperty_isa(property) != ICAL_XLICERROR_PROPERTY,
      let name = icalproperty_get_property_name(property),
      let value = clibical_value(property)
    else { return nil }
    defer { free(value) }
    self.name = String(cString: name).uppercased()
    self.value = String(cString: value)
    var parameters: [String: String] = [:]
    var next = icalproperty_get_first_parameter(property, ICAL_ANY_PARAMETER)
    while let parameter = next {
      if let text = icalparameter_as_ical_string_r(parameter) {
        defer { free(text) }
        let parts = String(cString: text).split(separator: "=", maxSplits: 1)
        if parts.count == 2 {
          parameters[parts[0].uppercased()] = Self.parameterValue(parts[1])
        }
      }
      next = icalproperty_get_next_parameter(property, ICAL_ANY_PARAMETER)
    }
    self.parameters = parameters
  }

  /// Without quotation marks, and with what RFC 6868 writes as ^n, ^' and ^^.
  private static func parameterValue(_ text: Substring) -> String {
    var value = ""
    var isAfterCaret = false
    for character in text {
      switch (isAfterCaret, character) {
      case (true, "n"): value += "\n"
      case (true, "'"): value += "\""
      case (true, "^"): value += "^"
      case (true, _): value += "^" + String(character)
      case (false, "^"), (false, "\""): break
      case (false, _): value.append(character)
      }
      isAfterCaret = !isAfterCaret && character == "^"
    }
    return isAfterCaret ? value + "^" : value
  }
}
