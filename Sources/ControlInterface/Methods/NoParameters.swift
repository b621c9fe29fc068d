package import JSON

/// The parameters of a method that takes none.
package struct NoParameters: WireObject {
  package init() {}

  package init(_ members: inout MemberReader) throws(ControlError) {}

  package var json: JSONObject { [:] }
}
