/// The type of a value, described well enough for an interface description.
public indirect enum SchemaType: Hashable, Sendable {
  case bool
  case integer
  case string
  /// A string that says when.
  case time(TimeForm)
  /// One of a closed list of words.
  case word(name: String, summary: String, words: [String])
  case object(name: String, summary: String, members: [SchemaMember])
  case list(SchemaType)
  /// A value of the type, null, or nothing at all.
  case optional(SchemaType)

  /// What the value says if it says when, or is null.
  public var timeForm: TimeForm? {
    switch self {
    case .time(let form): form
    case .optional(let wrapped): wrapped.timeForm
    default: nil
    }
  }

  /// The type, optional if it is not optional already.
  public var asOptional: SchemaType {
    if case .optional = self { self } else { .optional(self) }
  }
}

/// What a string says that says when.
public enum TimeForm: Hashable, Sendable {
  case date, instant, dateOrInstant
}

/// A member of an object, as its table describes it.
public struct SchemaMember: Hashable, Sendable {
  /// The name in JSON.
  public let name: String
  /// The type of its value.
  public let type: SchemaType
  /// A line for a person: what the member means.
  public let summary: String

  public init(name: String, type: SchemaType, summary: String) {
    self.name = name
    self.type = type
    self.summary = summary
  }
}
