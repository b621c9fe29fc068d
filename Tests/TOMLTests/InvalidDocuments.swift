/// A document that is not TOML, with the place of what is wrong and a part of what has to be said.
struct InvalidDocument: Sendable, CustomStringConvertible {
  let text: String
  let line: Int
  let column: Int
  let saying: String

  init(_ text: String, _ line: Int, _ column: Int, _ saying: String) {
    self.text = text
    self.line = line
    self.column = column
    self.saying = saying
  }

  var description: String { text.debugDescription }
}

enum InvalidDocuments {
  static let all = layout + keys + strings + numbers + dates + nested + tables

  static let layout = [
    InvalidDocument("\u{FEFF}\u{FEFF}a=1", 1, 1, "U+FEFF stands"),
    InvalidDocument("\u{FEFF}a=1 b=2", 1, 5, "\"b\" stands"),
    InvalidDocument("a=1\n\u{FEFF}b=1", 2, 1, "U+FEFF stands"),
    InvalidDocument("a=1 b=2", 1, 5, "\"b\" stands, where the line should end"),
    InvalidDocument("é=1", 1, 1, "\"é\" stands"),
    InvalidDocument("# \u{1}", 1, 3, "U+0001"),
    InvalidDocument("# \r a", 1, 3, "carriage return"),
    InvalidDocument("a=1\0", 1, 4, "U+0000"),
    InvalidDocument("a=1\r", 1, 4, "carriage return"),
  ]

  static let keys = [
    InvalidDocument("= 1", 1, 1, "The key before \"=\" is missing"),
    InvalidDocument("a", 1, 2, "a = VALUE"),
    InvalidDocument("a b = 1", 1, 3, "After the key a \"b\" stands"),
    InvalidDocument("a.b.\n", 1, 5, "the line ends"),
    InvalidDocument(".a = 1", 1, 1, "\".\" stands"),
    InvalidDocument("a..b = 1", 1, 3, "\".\" stands"),
    InvalidDocument("\"\"\"a\"\"\" = 1", 1, 1, "single quotation marks"),
    InvalidDocument("a = 1\na = 2", 2, 1, "since line 1"),
    InvalidDocument("a = 1\n'a' = 2", 2, 1, "The key a cannot"),
    InvalidDocument("a = 1\na.b = 2", 2, 1, "a is an integer since line 1"),
    InvalidDocument("a.b = 1\na = 2", 2, 1, "a is a table that dotted keys define"),
    InvalidDocument("a.b = 1\na.b.c = 2", 2, 3, "a.b is an integer"),
    InvalidDocument("\n\n  é = 1", 3, 3, "\"é\" stands"),
  ]

  static let strings = [
    InvalidDocument("a = \"b\n", 1, 5, "the line ends before its closing \""),
    InvalidDocument("a = 'b", 1, 5, "the document ends before its closing '"),
    InvalidDocument("a = \"\"\"b\"\"", 1, 5, "before its closing \"\"\""),
    InvalidDocument("a = '''\n\n''", 1, 5, "before its closing '''"),
    InvalidDocument("a = \"\u{7F}\"", 1, 6, "U+007F"),
    InvalidDocument("a = 'é\u{0}'", 1, 7, "U+0000"),
    InvalidDocument("a = \"\"\"\nb\rc\"\"\"", 2, 2, "carriage return"),
    InvalidDocument(#"a = "\q""#, 1, 6, "\"q\" stands, which is not an escape"),
    InvalidDocument(#"a = "\xE""#, 1, 6, "2 hexadecimal digits"),
    InvalidDocument(#"a = "\E""#, 1, 6, "not an escape"),
    InvalidDocument(#"a = "\u12g4""#, 1, 6, "4 hexadecimal digits"),
    InvalidDocument(#"a = "\U0000004""#, 1, 6, "8 hexadecimal digits"),
    InvalidDocument(#"a = "\uD800""#, 1, 6, "U+D800 is not a character"),
    InvalidDocument(#"a = "\U00110000""#, 1, 6, "not a character"),
    InvalidDocument("a = \"\"\"b\\ c\"\"\"", 1, 9, "a space stands, which is not an escape"),
    InvalidDocument("a = \"\\\nb\"", 1, 6, "the line ends"),
    InvalidDocument("a = \"\"\"\"\"\"\"\"\"\"\"\"", 1, 13, "where the line should end"),
  ]

  static let numbers = [
    InvalidDocument("a = ", 1, 5, "the document ends"),
    InvalidDocument("a = # 1", 1, 5, "\"#\" stands"),
    InvalidDocument("a = b", 1, 5, "\"b\" is not a value"),
    InvalidDocument("a = True", 1, 5, "Write true"),
    InvalidDocument("a = no", 1, 5, "Write false"),
    InvalidDocument("a = 01", 1, 5, "begins with a zero"),
    InvalidDocument("a = +", 1, 5, "not a value"),
    InvalidDocument("a = +-1", 1, 5, "not a value"),
    InvalidDocument("a = 1__0", 1, 5, "underscore"),
    InvalidDocument("a = 1_", 1, 5, "underscore"),
    InvalidDocument("a = _1", 1, 5, "not a value"),
    InvalidDocument("a = 0x", 1, 5, "no digits"),
    InvalidDocument("a = 0xg", 1, 5, "not a value"),
    InvalidDocument("a = +0x1", 1, 5, "not a value"),
    InvalidDocument("a = 0b2", 1, 5, "not a value"),
    InvalidDocument("a = 0X1", 1, 5, "not a value"),
    InvalidDocument("a = 9223372036854775808", 1, 5, "does not fit into 64 bits"),
    InvalidDocument("a = 0xFFFFFFFFFFFFFFFF", 1, 5, "does not fit into 64 bits"),
    InvalidDocument("a = 1.", 1, 5, "after the point"),
    InvalidDocument("a = .5", 1, 5, "not a value"),
    InvalidDocument("a = 1._5", 1, 5, "underscore"),
    InvalidDocument("a = 1e", 1, 5, "exponent"),
    InvalidDocument("a = 1e1.5", 1, 5, "not a value"),
    InvalidDocument("a = 1.5.2", 1, 5, "not a value"),
    InvalidDocument("a = 03.1", 1, 5, "begins with a zero"),
    InvalidDocument("a = Inf", 1, 5, "not a value"),
    InvalidDocument("a = 3bd", 1, 5, "not a value without quotation marks"),
  ]

  static let dates = [
    InvalidDocument("a = 2026-13-01", 1, 5, "there is no month 13"),
    InvalidDocument("a = 2026-00-01", 1, 5, "there is no month 0"),
    InvalidDocument("a = 2026-02-29", 1, 5, "the days 1 to 28"),
    InvalidDocument("a = 1900-02-29", 1, 5, "the days 1 to 28"),
    InvalidDocument("a = 2026-04-31", 1, 5, "the days 1 to 30"),
    InvalidDocument("a = 2026-1-01", 1, 5, "2026-11-20"),
    InvalidDocument("a = 2026-01-01x", 1, 5, "2026-11-20"),
    InvalidDocument("a = 24:00:00", 1, 5, "23:59:59"),
    InvalidDocument("a = 07:60:00", 1, 5, "23:59:59"),
    InvalidDocument("a = 07:32:", 1, 5, "15:00"),
    InvalidDocument("a = 07:32:0", 1, 5, "15:00"),
    InvalidDocument("a = 07:32.5", 1, 5, "15:00"),
    InvalidDocument("a = 07:3", 1, 5, "15:00"),
    InvalidDocument("a = 2026-01-01T07:60", 1, 5, "23:59:59"),
    InvalidDocument("a = 07:32:00.", 1, 5, "15:00:00"),
    InvalidDocument("a = 07:32:00Z", 1, 5, "15:00:00"),
    InvalidDocument("a = 2026-01-01T", 1, 5, "15:00:00"),
    InvalidDocument("a = 2026-01-01  07:32:00", 1, 17, "where the line should end"),
    InvalidDocument("a = 2026-01-01T07:32:00+24:00", 1, 5, "+02:00"),
    InvalidDocument("a = 2026-01-01T07:32:00+0200", 1, 5, "+02:00"),
  ]

  static let nested = [
    InvalidDocument("a = [1", 1, 5, "not closed by \"]\""),
    InvalidDocument("a = [1 2]", 1, 8, "where \",\" or \"]\" should"),
    InvalidDocument("a = [,]", 1, 6, "Remove the comma"),
    InvalidDocument("a = [1,,2]", 1, 8, "Remove the comma"),
    InvalidDocument("a = [1}", 1, 7, "\"}\" stands"),
    InvalidDocument("a = {b=1", 1, 5, "not closed by \"}\""),
    InvalidDocument("a = {,}", 1, 6, "Remove the comma"),
    InvalidDocument("a = {b=1,,}", 1, 10, "Remove the comma"),
    InvalidDocument("a = {\nb=1\nc=2\n}", 3, 1, "\"c\" stands"),
    InvalidDocument("a = {b=\n1}", 1, 8, "the line ends"),
    InvalidDocument("a = {b\n=1}", 1, 7, "the line ends"),
    InvalidDocument("a = {b=1 # \u{1}\n}", 1, 12, "U+0001"),
    InvalidDocument("a = {b=1 c=2}", 1, 10, "\"c\" stands"),
    InvalidDocument("a = {b=1,b=2}", 1, 10, "The key b cannot"),
    InvalidDocument("a = {b={},b.c=2}", 1, 11, "inside its braces"),
    InvalidDocument("a = {}\na.b = 1", 2, 1, "inside its braces"),
    InvalidDocument("a = {}\n[a.b]", 2, 2, "inside its braces"),
    InvalidDocument("a = [{}]\n[[a]]", 2, 3, "inside its brackets"),
    InvalidDocument("a = [{}]\n[a.b]", 2, 2, "inside its brackets"),
  ]

  static let tables = [
    InvalidDocument("[a", 1, 3, "[a]."),
    InvalidDocument("[]", 1, 2, "\"]\" stands"),
    InvalidDocument("[[a]", 1, 5, "[[a]]."),
    InvalidDocument("[[a] ]", 1, 5, "a space stands"),
    InvalidDocument("[a]]", 1, 4, "After the header \"]\" stands"),
    InvalidDocument("[ [a] ]", 1, 3, "\"[\" stands"),
    InvalidDocument("[a] b = 1", 1, 5, "After the header"),
    InvalidDocument("[a]\n[b]\n[a]", 3, 2, "The table [a] cannot be defined here"),
    InvalidDocument("a = 1\n[a]", 2, 2, "a is an integer since line 1"),
    InvalidDocument("a = 1\n[a.b.c]", 2, 2, "A table within it"),
    InvalidDocument("[a]\nb.c=1\n[a.b]", 3, 4, "dotted keys"),
    InvalidDocument("[a.b]\n[a]\nb.c=1", 3, 1, "under that header"),
    InvalidDocument("[a]\nb.c=1\n[a]\n", 3, 2, "under that header"),
    InvalidDocument("[a.b.c]\n[a]\nb.d=1\n[a.b]", 4, 4, "dotted keys"),
    InvalidDocument("[[a]]\n[a]", 2, 2, "an array of tables since line 1"),
    InvalidDocument("[a]\n[[a]]", 2, 3, "a table with its own header"),
    InvalidDocument("[[a.b]]\n[a]\nb.c=1", 3, 1, "under a header [[b]]"),
    InvalidDocument("[a.b]\n[[a]]", 2, 3, "The array of tables [[a]]"),
  ]
}
