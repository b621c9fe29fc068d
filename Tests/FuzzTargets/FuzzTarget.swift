/// Something that is fed with any bytes, and what must hold whatever they are.
package struct FuzzTarget: Sendable {
  /// What it is called on the command line; its corpus is in a folder of that name.
  package let name: String

  /// Reads the bytes. That it returns at all, and in time, is a part of what must hold.
  ///
  /// - Throws: `BrokenProperty`.
  package let run: @Sendable (ArraySlice<UInt8>) throws -> Void

  /// Every target.
  package static let all = [frames, log, engine, zone, when, settings, json, mail, calendar, table]

  /// The target of that name.
  package static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }
}

/// Something that should hold for any bytes, and does not for some.
package struct BrokenProperty: Error, CustomStringConvertible {
  package let description: String
}

/// Says that something must hold; the sentence says what.
func hold(_ condition: Bool, _ sentence: @autoclosure () -> String) throws(BrokenProperty) {
  guard condition else { throw BrokenProperty(description: sentence()) }
}
