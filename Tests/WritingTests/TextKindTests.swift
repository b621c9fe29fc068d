import JSON
import Testing
import Writing

/// The texts that templates make.
struct TextKindTests {
  private static let page = TextKind(
    "page", escapesHTML: true,
    templates: [
      "page": "<ul>{{#names}}{{>item}}{{/names}}</ul>{{^names}}none{{/names}}",
      "item": "<li>{{.}}</li>",
    ])

  private func text(_ json: String, of kind: TextKind = .draft) throws -> String {
    try kind.text(for: WritingRequest(Array(json.utf8), limitBytes: 1 << 20))
  }

  private func own(_ text: String, _ context: JSONObject = [:]) throws -> String {
    let request: JSONValue = [
      "template": "check-in", "own": ["file": "/t/check-in.mustache", "text": .string(text)],
      "context": .object(context),
    ]
    return try self.text(request.serialized())
  }

  @Test func `values of a page are escaped, and those of a message are not`() throws {
    let context = "\"context\":{\"names\":[\"<b>&\\\"\",\"{{x}}\"]}"
    #expect(
      try text("{\"template\":\"page\",\(context)}", of: Self.page)
        == "<ul><li>&lt;b&gt;&amp;&quot;</li><li>{{x}}</li></ul>")
    #expect(
      try own("To {{recipient}}: {{{recipient}}}", ["recipient": "A&B <c>"])
        == "To A&B <c>: A&B <c>")
  }

  @Test func `what is null or an empty list is missing`() throws {
    #expect(
      try text("{\"template\":\"page\",\"context\":{\"names\":[]}}", of: Self.page)
        == "<ul></ul>none")
    #expect(
      try own("{{#role}}{{role}}{{/role}}{{^role}}no role{{/role}}", ["role": .null]) == "no role")
  }

  @Test func `braces that are no tags are text`() throws {
    #expect(try own("{a} { {{role}} {", ["role": "x"]) == "{a} { x {\n")
  }

  @Test(
    arguments: [
      ("a\nDear {{recipent}}", 2, "\"recipent\" stands for nothing"),
      ("{{#role}}\n{{role}}\n", 1, "{{#role}} begins here, and no {{/role}} ends it"),
      ("\n\n{{/role}}", 3, "{{/role}} ends nothing: no section is open"),
      ("{{#role}}{{#date}}\r\n{{/role}}", 2, "{{/role}} ends nothing: {{/date}} has to come first"),
      ("Hello {{role", 1, "a tag begins here that \"}}\" does not end"),
      ("{{{role}}", 1, "a tag begins here that \"}}}\" does not end"),
      ("{{>check-in}}", 1, "\"{{>check-in}}\" is not for such a template"),
      ("{{=<% %>=}}", 1, "is not for such a template"),
      ("{{.}}", 1, "is not for such a template"),
      ("{{}}", 1, "is not for such a template"),
      ("{{! anything\n}}\n{{x}}", 3, "\"x\" stands for nothing"),
    ])
  func `a template with a fault is refused with its file and line`(
    template: String, line: Int, problem: String
  ) throws {
    let error = try #require(throws: WritingError.self) { try own(template) }
    #expect("\(error)".hasPrefix("/t/check-in.mustache, line \(line): "), "\(error)")
    #expect("\(error)".contains(problem), "\(error)")
  }

  @Test func `sections within each other have a bound, which no stack needs`() throws {
    let deep = String(repeating: "{{#role}}", count: 100_000)
    let error = try #require(throws: WritingError.self) { try own(deep) }
    #expect("\(error)".contains("more than 16 sections lie within each other"))
  }

  @Test(
    arguments: [
      ("{", "cannot be read as JSON"),
      ("{\"context\":{}}", "\"template\" has to be a text"),
      ("{\"template\":\"check-in\"}", "\"context\" has to be an object"),
      ("{\"template\":\"x\",\"context\":{}}", "\"x\" is not a template of \"draft\""),
      ("{\"template\":\"reply\",\"own\":{},\"context\":{}}", "\"file\" has to be a text"),
    ])
  func `a request that is not one is refused`(json: String, problem: String) throws {
    let error = try #require(throws: WritingError.self) { try text(json) }
    #expect("\(error)".contains(problem), "\(error)")
  }

  @Test func `a kind whose templates are fixed takes none of the user's`() throws {
    let request = "{\"template\":\"page\",\"own\":{\"file\":\"f\",\"text\":\"\"},\"context\":{}}"
    let error = try #require(throws: WritingError.self) { try text(request, of: Self.page) }
    #expect("\(error)" == "A template of one's own is not taken for \"page\".")
  }
}
