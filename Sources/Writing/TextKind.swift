internal import CivilTime
internal import Ground
package import JSON
internal import Mustache

/// A kind of text that is written from templates.
package struct TextKind: Sendable {
  /// The first argument of the program.
  package let name: String
  /// Whether values are escaped as HTML has it, so that none can be markup.
  let escapesHTML: Bool
  /// The templates that come with the program. Each may include the others as partials, by their names.
  let templates: [String: String]
  /// What a user's own template may name; nil if the user has none of this kind.
  let variables: [String]?
  /// What the names stand for, from what the request says.
  let prepare: @Sendable (WritingRequest) throws(WritingError) -> JSONObject

  /// - Parameters:
  ///   - name: the first argument of the program.
  ///   - escapesHTML: whether values are escaped as HTML has it; else they stand as they are.
  ///   - templates: those that come with the program, by their names.
  ///   - variables: what a user's own template may name; nil refuses such templates.
  ///   - prepare: makes what the names stand for of the request, whose context it is otherwise.
  package init(
    _ name: String, escapesHTML: Bool, templates: [String: String], variables: [String]? = nil,
    prepare: @escaping @Sendable (WritingRequest) throws(WritingError) -> JSONObject = {
      (request) throws(WritingError) in request.context
    }
  ) {
    self.name = name
    self.escapesHTML = escapesHTML
    self.templates = templates
    self.variables = variables
    self.prepare = prepare
  }

  /// The template with the request's values in their places.
  ///
  /// - Throws: `WritingError` if there is no such template, or it has a fault.
  package func text(for request: WritingRequest) throws(WritingError) -> String {
    guard let builtIn = templates[request.template] else {
      throw .failed(
        "\(quoted(request.template)) is not a template of \(quoted(name)): "
          + "the request has to name \(templates.keys.sorted().alternatives).")
    }
    let template: MustacheTemplate
    if let own = request.own {
      guard let variables else {
        throw .failed("A template of one's own is not taken for \(quoted(name)).")
      }
      try TemplateTags.check(own, variables: variables)
      template = try parsed(own.text, file: own.file)
    } else {
      template = try parsed(builtIn, file: request.template)
    }
    let context = JSONValue.object(try prepare(request))
    return template.render(value(of: context), library: try library(for: request))
  }

  /// A user's own template includes no others.
  private func library(for request: WritingRequest) throws(WritingError) -> MustacheLibrary {
    var library = MustacheLibrary()
    guard request.own == nil else { return library }
    for (name, text) in templates { library.register(try parsed(text, file: name), named: name) }
    return library
  }

  private func parsed(_ text: String, file: String) throws(WritingError) -> MustacheTemplate {
    // Values are escaped here and not by Mustache, which takes a "<" or a quote for another character if a
    // combining mark follows it.
    let beginning = "{{% CONTENT_TYPE:TEXT}}\n"
    // The parser looks one character beyond a brace, and fails if the text ends there.
    let end = text.hasSuffix("{") ? "\n" : ""
    do {
      return try MustacheTemplate(string: beginning + text + end)
    } catch let error as MustacheTemplate.ParserError {
      let line = error.context.lineNumber - 1
      throw .fault(file: file, line: line, problem: "it is not Mustache (\(error.error))")
    } catch {
      throw .failed("\(file) is not Mustache (\(error)).")
    }
  }

  /// A value as Mustache takes it; what is null is missing there. In HTML a text holds no markup and
  /// nothing that turns the direction of writing.
  private func value(of json: JSONValue) -> Any {
    if let object = json.objectValue {
      var values: [String: Any] = [:]
      for (key, value) in object where !value.isNull { values[key] = self.value(of: value) }
      return values
    }
    if let elements = json.arrayValue { return elements.map(value) }
    if let flag = json.boolValue { return flag }
    let text = json.stringValue ?? json.serialized()
    guard escapesHTML else { return text }
    return PrintableText.escaped(markup: PrintableText.escaped(text), quotes: true)
  }
}
