package import CivilTime
package import Schema
package import When

/// A point in time as a person writes it: the daemon puts it into the application's zone.
extension When: SchemaText {
  package init(text: String) throws(SchemaError) {
    do { try self.init(text) } catch {
      throw SchemaError("is not a time: \(String(error.description.dropLast()))")
    }
  }

  /// An instant, which means the same in every zone.
  package init(_ instant: Instant) { self = try! When(instant.rfc3339) }
}
