package import CivilTime
package import FollowupCore
package import JSON
import Schema

/// An event that a client asks to have recorded, under the log's names. Names of applications and
/// contacts may be any text that finds one: the daemon puts the right one in their place.
package struct EventRequest: WireObject {
  package let application: String
  /// When it happened; nil is now.
  package let at: Instant?
  package let body: EventBody

  package init(application: String, at: Instant? = nil, body: EventBody) {
    self.application = application
    self.at = at
    self.body = body
  }

  package init(_ members: inout MemberReader) throws(ControlError) {
    do { self = try Self(reading: &members) } catch {
      switch error {
      case .member(let error): throw error
      case .field(let error): throw .invalidParameter(members.path(of: error.writtenPath))
      }
    }
  }

  package var json: JSONObject {
    let request = JSONObject.leavingOut(
      ("application", application), ("at", at), ("kind", body.kind))
    return request.followed(by: body.fields)
  }
}

extension EventRequest {
  private enum ReadingError: Error {
    case member(ControlError)
    case field(SchemaError)
  }

  /// Reads the event at an index of a request.
  ///
  /// - Throws: `ControlError.invalidEvent` with a sentence, where a field says nothing that can be
  ///   recorded; `ControlError.invalidParameter` where a member is of the wrong type.
  init(_ value: JSONValue, index: Int) throws(ControlError) {
    let path = "events[\(index)]"
    guard let object = value.objectValue else { throw .invalidParameter(path) }
    var members = MemberReader(object, path: path)
    do { self = try Self(reading: &members) } catch {
      switch error {
      case .member(let error): throw error
      case .field(let error):
        throw .invalidEvent(index: index, message: "The event can't be recorded: \(error).")
      }
    }
  }

  private init(reading members: inout MemberReader) throws(ReadingError) {
    let kind: String
    do {
      application = try members.required("application")
      at = try members.optional("at")
      kind = try members.required("kind")
    } catch { throw .member(error) }
    var fields = members.fields()
    do { body = try EventBody(kind: kind, fields: &fields) } catch { throw .field(error) }
    if case .unknown = body {
      throw .field(SchemaError(member: "kind", "is \"\(kind)\", which is not a kind of event"))
    }
    if let name = fields.keys.first {
      throw .field(SchemaError(member: name, "is not a field of \"\(kind)\""))
    }
  }
}
