public import CivilTime

/// Written in UTC with a `Z`; an instant with another offset is read all the same.
extension Instant: SchemaText {
  public static var type: SchemaType { .time(.instant) }

  public init(text: String) throws(SchemaError) {
    do { self = try Instant(rfc3339: text) } catch {
      throw SchemaError("is not an instant such as 2026-11-20T15:00:00Z", because: error)
    }
  }

  public var text: String { rfc3339 }
}

extension CivilDate: SchemaText {
  public static var type: SchemaType { .time(.date) }

  public init(text: String) throws(SchemaError) {
    do { self = try CivilDate(iso8601: text) } catch {
      throw SchemaError("is not a date such as 2026-12-18", because: error)
    }
  }

  public var text: String { description }
}

/// Written with a `T` between date and time.
extension CivilDateTime: SchemaText {
  public init(text: String) throws(SchemaError) {
    do { self = try CivilDateTime(iso8601: text) } catch {
      throw SchemaError("is not a local time such as 2026-12-10T14:00", because: error)
    }
  }

  public var text: String { "\(date)T\(time)" }
}

extension SchemaError {
  /// The reason is a sentence; the problem is a clause.
  fileprivate init(_ problem: String, because reason: CivilTimeError) {
    self.init("\(problem): \(reason.description.dropLast())")
  }
}
