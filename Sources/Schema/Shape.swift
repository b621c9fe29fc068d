public import JSON

/// The table of an object's members: from it the object is read, written and described.
///
/// The rows stand in the order of the initializer's parameters, and of the members in JSON.
public struct Shape<Owner>: Sendable {
  /// Puts the members' descriptions together. Reading and writing need none of them, and they hold
  /// those of every object within, so that they are not kept.
  private let describe: @Sendable () -> [SchemaMember]
  /// Takes the members of the table out of an object, so that those it does not know are left.
  fileprivate let read: @Sendable (inout JSONObject) throws(SchemaError) -> Owner
  fileprivate let write: Writer
  fileprivate let writeText: TextWriter

  /// Adds members to an object, those without a value as null or not at all.
  fileprivate typealias Writer = @Sendable (Owner, inout JSONObject, _ unset: Unset) -> Void
  /// Does the same to an object that is being written.
  fileprivate typealias TextWriter = @Sendable (Owner, inout JSONWriter, _ unset: Unset) -> Void

  public init<each Value>(
    _ make: @escaping @Sendable (repeat each Value) throws(SchemaError) -> Owner,
    _ fields: repeat Field<Owner, each Value>
  ) {
    var descriptions: [@Sendable () -> [SchemaMember]] = []
    var writers: [Writer] = []
    var textWriters: [TextWriter] = []
    for field in repeat each fields {
      descriptions.append(field.members)
      writers.append(field.write)
      if let writeText = field.writeText { textWriters.append(writeText) }
    }
    describe = { [descriptions] in descriptions.flatMap { $0() } }
    read = { (object: inout JSONObject) throws(SchemaError) -> Owner in
      try make(repeat try (each fields).read(&object))
    }
    let write: Writer = { [writers] owner, object, unset in
      for write in writers { write(owner, &object, unset) }
    }
    self.write = write
    guard textWriters.count == writers.count else {
      writeText = { owner, writer, unset in
        var object = JSONObject()
        write(owner, &object, unset)
        writer.writeMembers(of: object)
      }
      return
    }
    writeText = { [textWriters] owner, writer, unset in
      for write in textWriters { write(owner, &writer, unset) }
    }
  }

  /// The members, in the order of the rows.
  public var members: [SchemaMember] { describe() }
}

/// A row of a table: a member's name, where its value is kept, and what it means.
public struct Field<Owner, Value>: Sendable {
  fileprivate let members: @Sendable () -> [SchemaMember]
  fileprivate let read: @Sendable (inout JSONObject) throws(SchemaError) -> Value
  fileprivate let write: Shape<Owner>.Writer
  /// Nil if the row sets members of other rows, so that an object has to be made of them first.
  fileprivate let writeText: Shape<Owner>.TextWriter?
}

/// What becomes of optional members without a value.
public enum Unset: Sendable {
  case writtenAsNull, leftOut
}

extension Field where Value: SchemaValue {
  /// A member that is always written; an optional one without a value is null.
  ///
  /// - Parameter problem: what is wrong with a value of the right type; nil if nothing is.
  public init(
    _ name: String, _ value: @escaping @Sendable (Owner) -> Value, _ summary: String,
    problem: (@Sendable (Value) -> String?)? = nil
  ) {
    members = { [SchemaMember(name: name, type: Value.type, summary: summary)] }
    read = Self.reader(name, unset: Value.unset, problem)
    write = { owner, object, unset in
      let json = value(owner).json
      if unset == .writtenAsNull || !json.isNull { object[name] = json }
    }
    let key = JSONKey(name)
    writeText = { owner, writer, unset in
      let value = value(owner)
      guard unset == .writtenAsNull || !value.isNull else { return }
      writer.begin(key)
      value.write(to: &writer)
    }
  }

  /// A member that is left out if its value is `unset`.
  public init(
    _ name: String, _ value: @escaping @Sendable (Owner) -> Value, unset: Value, _ summary: String
  ) {
    members = { [SchemaMember(name: name, type: Value.type.asOptional, summary: summary)] }
    read = Self.reader(name, unset: unset, nil)
    // Whether an optional has a value is seen sooner than whether it differs from one.
    let isUnsetNull = unset.isNull
    let isSet: @Sendable (Value) -> Bool = { isUnsetNull ? !$0.isNull : $0 != unset }
    write = { owner, object, _ in
      let value = value(owner)
      if isSet(value) { object[name] = value.json }
    }
    let key = JSONKey(name)
    writeText = { owner, writer, _ in
      let value = value(owner)
      guard isSet(value) else { return }
      writer.begin(key)
      value.write(to: &writer)
    }
  }

  private static func reader(
    _ name: String, unset: Value?, _ problem: (@Sendable (Value) -> String?)?
  ) -> @Sendable (inout JSONObject) throws(SchemaError) -> Value {
    { (object: inout JSONObject) throws(SchemaError) -> Value in
      guard let json = object.take(name), !json.isNull else {
        if let unset { return unset }
        throw SchemaError(member: name, "is missing")
      }
      do throws(SchemaError) {
        let value = try Value(json: json)
        if let problem = problem?(value) { throw SchemaError(problem) }
        return value
      } catch { throw error.inside(.member(name)) }
    }
  }
}

extension Field where Value: SchemaPart {
  /// Members that stand among those of the object itself.
  public init(within part: @escaping @Sendable (Owner) -> Value) {
    members = { Value.members }
    read = { (object: inout JSONObject) throws(SchemaError) -> Value in
      try Value(takingFrom: &object)
    }
    write = { owner, object, unset in part(owner).write(into: &object, unset: unset) }
    writeText = { owner, writer, unset in part(owner).write(to: &writer, unset: unset) }
  }
}

extension Field {
  /// Which members of the rows below are null, which takes back what was said before. It is always
  /// written.
  public init<Name: CaseIterable & Hashable & RawRepresentable<String> & SendableMetatype>(
    nullsAmong value: @escaping @Sendable (Owner) -> Set<Name>
  ) where Value == Set<Name> {
    let names = Name.allCases.map(\.rawValue)
    members = { [] }
    read = { (object: inout JSONObject) throws(SchemaError) -> Set<Name> in
      Set(names.filter { object[$0]?.isNull == true }.map { Name(rawValue: $0)! })
    }
    write = { owner, object, _ in
      let nulls = value(owner).map(\.rawValue)
      for name in names where nulls.contains(name) { object[name] = .null }
    }
    writeText = nil
  }
}

/// Something whose members may stand among others in an object.
public protocol SchemaPart: Hashable, Sendable {
  /// The members, in the order in which they are written.
  static var members: [SchemaMember] { get }

  /// Takes its members out of an object; those it does not know are left. Throws `SchemaError` with
  /// the path of the first that is missing or wrong.
  init(takingFrom object: inout JSONObject) throws(SchemaError)
  /// Adds its members to an object.
  func write(into object: inout JSONObject, unset: Unset)
  /// Adds its members to an object that is being written, and has none of them.
  func write(to writer: inout JSONWriter, unset: Unset)
}

extension SchemaPart {
  public func write(to writer: inout JSONWriter, unset: Unset) {
    var object = JSONObject()
    write(into: &object, unset: unset)
    writer.writeMembers(of: object)
  }
}

/// A JSON object of fixed members, described by a table.
public protocol Shaped: SchemaPart, SchemaValue {
  /// The name in the interface description.
  static var typeName: String { get }
  /// Lines for a person: what the object is.
  static var summary: String { get }
  /// The table of its members, in the order in which they are written.
  static var shape: Shape<Self> { get }

  /// Throws `SchemaError` if members that are right by themselves contradict each other.
  func check() throws(SchemaError)
}

extension Shaped {
  public static var typeName: String { "\(Self.self)" }
  public static var summary: String { "" }
  public func check() throws(SchemaError) {}
  public static var members: [SchemaMember] { shape.members }
  public static var type: SchemaType {
    .object(name: typeName, summary: summary, members: members)
  }

  public init(takingFrom object: inout JSONObject) throws(SchemaError) {
    self = try Self.shape.read(&object)
    try check()
  }

  public func write(into object: inout JSONObject, unset: Unset) {
    Self.shape.write(self, &object, unset)
  }

  public func write(to writer: inout JSONWriter, unset: Unset) {
    Self.shape.writeText(self, &writer, unset)
  }

  /// Writes the object with the members of `json`; who has another `json` writes that.
  public func write(to writer: inout JSONWriter) {
    writer.writeObject { write(to: &$0, unset: .writtenAsNull) }
  }

  /// Reads an object; members that a newer version added are passed over.
  public init(json: JSONValue) throws(SchemaError) {
    guard let object = json.objectValue else { throw SchemaError("must be an object") }
    try self.init(object: object)
  }

  /// Reads an object; members that a newer version added are passed over.
  public init(object: JSONObject) throws(SchemaError) {
    var rest = object
    try self.init(takingFrom: &rest)
  }

  /// Reads an object, and throws `SchemaError` if it has a member that is not in the table: a
  /// misspelt name must not be ignored.
  public init(exactly object: JSONObject) throws(SchemaError) {
    var rest = object
    try self.init(takingFrom: &rest)
    if let name = rest.keys.first { throw SchemaError(member: name, "is not known here") }
  }

  public var json: JSONValue { .object(object) }

  /// The members in the order of the table, null if optional and unset.
  public var object: JSONObject {
    var object = JSONObject()
    write(into: &object, unset: .writtenAsNull)
    return object
  }

  /// The members that are set, in the order of the table.
  public var setMembers: JSONObject {
    var object = JSONObject()
    write(into: &object, unset: .leftOut)
    return object
  }
}
