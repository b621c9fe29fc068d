import JSON

/// The members of a call or a reply, read strictly: null is as good as absent, another type is
/// refused, and so is a member that neither the protocol nor a vendor has.
struct VarlinkMessage {
  private let members: JSONObject

  init(
    frame: [UInt8], limits: JSONLimits, known names: Set<String>
  ) throws(VarlinkViolation) {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONReader.parse(frame, limits: limits)
    } catch {
      throw .notJSON(error)
    }
    guard let object = value.objectValue else { throw .notAnObject }
    // A vendor's member has a point in its name; the protocol's never will.
    for (name, _) in object where !names.contains(name) && !name.utf8.contains(0x2E) {
      throw .unknownMember(name)
    }
    members = object
  }

  func text(_ name: String) throws(VarlinkViolation) -> String? {
    switch members[name] {
    case nil, .null: nil
    case .string(let text): text
    default: throw .wrongType(name)
    }
  }

  func flag(_ name: String) throws(VarlinkViolation) -> Bool {
    switch members[name] {
    case nil, .null: false
    case .bool(let value): value
    default: throw .wrongType(name)
    }
  }

  func parameters() throws(VarlinkViolation) -> JSONObject {
    switch members["parameters"] {
    case nil, .null: [:]
    case .object(let parameters): parameters
    default: throw .wrongType("parameters")
    }
  }

  /// The frame of a message, with its NUL.
  static func frame(_ members: JSONObject) -> [UInt8] {
    var bytes: [UInt8] = []
    members.serialize(into: &bytes)
    bytes.append(0)
    return bytes
  }
}
