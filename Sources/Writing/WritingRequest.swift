internal import Ground
package import JSON

/// What a text is to be written from: one JSON object on standard input.
package struct WritingRequest {
  /// A template that the user wrote.
  package struct OwnTemplate: Hashable {
    /// Its path, for error messages.
    package let file: String
    /// What it says.
    package let text: String
  }

  /// The name of a template that comes with the program.
  package let template: String
  /// The user's own template, in place of the one that comes with the program.
  package let own: OwnTemplate?
  /// What the names in the template stand for.
  package let context: JSONObject

  /// Reads `{"template": NAME, "own": {"file": PATH, "text": TEXT}, "context": {…}}`, of which "own" may
  /// be missing.
  ///
  /// - Throws: `WritingError.failed` if it is something else.
  package init(_ bytes: [UInt8], limitBytes: Int) throws(WritingError) {
    let json: JSONValue
    do {
      json = try JSONReader.parse(bytes, limits: .init(bytes: limitBytes))
    } catch {
      throw .failed("The request cannot be read as JSON: \(error)")
    }
    template = try Self.text(of: "template", in: json)
    guard let context = json["context"]?.objectValue else {
      throw Self.wrong("context", "an object")
    }
    self.context = context
    own = try json["own"].map { own throws(WritingError) in
      OwnTemplate(
        file: try Self.text(of: "file", in: own), text: try Self.text(of: "text", in: own))
    }
  }

  private static func text(of key: String, in json: JSONValue) throws(WritingError) -> String {
    guard let text = json[key]?.stringValue else { throw wrong(key, "a text") }
    return text
  }

  private static func wrong(_ key: String, _ kind: String) -> WritingError {
    .failed("In the request, \(quoted(key)) has to be \(kind).")
  }
}
