/// A document with the meaning that it has to have, in canonical form.
struct ValidDocument: Sendable, CustomStringConvertible {
  let name: String
  let text: String
  let meaning: String

  init(_ name: String, _ text: String, _ meaning: String) {
    self.name = name
    self.text = text
    self.meaning = meaning
  }

  var description: String { name }
}

enum ValidDocuments {
  static let all = layout + keys + strings + numbers + dates + nested + tables

  static let layout = [
    ValidDocument("a byte-order mark", "\u{FEFF}a=1", "{1:a=1,}"),
    ValidDocument("a byte-order mark alone", "\u{FEFF}", "{}"),
    ValidDocument("an empty document", "", "{}"),
    ValidDocument("blanks, comments and both line ends", " \t\r\n# é\t\n\n#", "{}"),
    ValidDocument("no line end after the last pair", "a=1", "{1:a=1,}"),
    ValidDocument("a comment after a pair", "a = 1# b = 2\n", "{1:a=1,}"),
    ValidDocument("a comment after a header", "[a] # b", "{1:a={},}"),
  ]

  static let keys = [
    ValidDocument("bare keys", "A-z_9 = 1\n1234 = 2\n- = 3", "{5:A-z_9=1,4:1234=2,1:-=3,}"),
    ValidDocument("words as keys", "true=1\ninf=2", "{4:true=1,3:inf=2,}"),
    ValidDocument("quoted keys", "\"a b\" = 1\n'c\\d' = 2", "{3:a b=1,3:c\\d=2,}"),
    ValidDocument("empty keys", "\"\" = 1\na.''=2", "{0:=1,1:a={0:=2,},}"),
    ValidDocument("an escape in a key", #""\u00E9" = 1"#, "{2:é=1,}"),
    ValidDocument("dotted keys", "a.b.c = 1\na.b.d = 2", "{1:a={1:b={1:c=1,1:d=2,},},}"),
    ValidDocument("blanks about dots", "a . \"b.c\"\t.d=1", "{1:a={3:b.c={1:d=1,},},}"),
    ValidDocument("dots in what looks like a float", "3.14 = 1", "{1:3={2:14=1,},}"),
    ValidDocument(
      "keys that are alike and not the same", "'é' = 1\n'e\u{301}' = 2", "{2:é=1,3:e\u{301}=2,}"),
    ValidDocument("dotted keys apart", "a.x=1\nb.x=2\na.y=3", "{1:a={1:x=1,1:y=3,},1:b={1:x=2,},}"),
  ]

  static let strings = [
    ValidDocument(
      "every escape", #"a = "\b\t\n\f\r\"\\\u0041\U0001F600""#,
      "{1:a=12:\u{8}\t\n\u{C}\r\"\\A😀,}"),
    ValidDocument(
      "the escapes of TOML 1.1", #"a = "\e\x41\xe9""# + "\n" + #""\x62" = """\e\x00""""#,
      "{1:a=4:\u{1B}Aé,1:b=2:\u{1B}\0,}"),
    ValidDocument("a string as it stands", #"a = 'C:\new\"'"#, #"{1:a=8:C:\new\",}"#),
    ValidDocument(
      "empty strings", "a=\"\"\nb=''\nc=\"\"\"\"\"\"\nd=''''''", "{1:a=0:,1:b=0:,1:c=0:,1:d=0:,}"),
    ValidDocument("a tab in a string", "a = \"\t\"", "{1:a=1:\t,}"),
    ValidDocument("the first line end is cut", "a = \"\"\"\r\nb\r\nc\"\"\"", "{1:a=3:b\nc,}"),
    ValidDocument("only the first line end is cut", "a = '''\n\nb'''", "{1:a=2:\nb,}"),
    ValidDocument(
      "a folded line", "a = \"\"\"b \\\n\n \t c\\  \r\n d\"\"\"", "{1:a=4:b cd,}"),
    ValidDocument("one quote in many lines", "a = \"\"\"b\"c\"\"d\"\"\"", "{1:a=6:b\"c\"\"d,}"),
    ValidDocument("two quotes at the end", "a = \"\"\"b\"\"\"\"\"", "{1:a=3:b\"\",}"),
    ValidDocument("two apostrophes at the end", "a = '''b'''''", "{1:a=3:b'',}"),
    ValidDocument("only quotes", "a = \"\"\"\"\"\"\"\"", "{1:a=2:\"\",}"),
    ValidDocument("an escaped quote at the end", #"a = """b\"""""#, #"{1:a=2:b",}"#),
    ValidDocument("backslashes as they stand", "a = '''\\\n\\'''", "{1:a=3:\\\n\\,}"),
    ValidDocument("brackets and a hash in a string", "a = \"[#]\" # c", "{1:a=3:[#],}"),
  ]

  static let numbers = [
    ValidDocument(
      "integers", "a=0\nb=+99\nc=-17\nd=-0\ne=1_0_0", "{1:a=0,1:b=99,1:c=-17,1:d=0,1:e=100,}"),
    ValidDocument(
      "the largest and the smallest", "a=9223372036854775807\nb=-9223372036854775808",
      "{1:a=9223372036854775807,1:b=-9223372036854775808,}"),
    ValidDocument(
      "other bases", "a=0xDEAD_beef\nb=0o0755\nc=0b1101", "{1:a=3735928559,1:b=493,1:c=13,}"),
    ValidDocument(
      "floats", "a=1.0\nb=-0.5\nc=+1_0.2_5",
      "{1:a=f3ff0000000000000,1:b=fbfe0000000000000,1:c=f4024800000000000,}"),
    ValidDocument(
      "exponents", "a=1e0\nb=5E+2\nc=25.0e-0_2",
      "{1:a=f3ff0000000000000,1:b=f407f400000000000,1:c=f3fd0000000000000,}"),
    ValidDocument("the sign of zero", "a=-0.0\nb=+0e0", "{1:a=f8000000000000000,1:b=f0,}"),
    ValidDocument("beyond a float's range", "a=1e400\nb=1e-400", "{1:a=f7ff0000000000000,1:b=f0,}"),
    ValidDocument(
      "infinity and no number", "a=inf\nb=-inf\nc=+inf\nd=nan\ne=-nan",
      "{1:a=f7ff0000000000000,1:b=ffff0000000000000,1:c=f7ff0000000000000,1:d=fnan,1:e=fnan,}"),
    ValidDocument("booleans", "a=true\nb=false", "{1:a=true,1:b=false,}"),
  ]

  static let dates = [
    ValidDocument("a date", "a=1979-05-27", "{1:a=1979-5-27,}"),
    ValidDocument("a leap day", "a=2000-02-29", "{1:a=2000-2-29,}"),
    ValidDocument("the year 0", "a=0000-02-29", "{1:a=0-2-29,}"),
    ValidDocument(
      "times", "a=07:32:00\nb=23:59:59.9999999999", "{1:a=7:32:0.0,1:b=23:59:59.999999,}"),
    ValidDocument(
      "times without seconds", "a=07:32\nb=1979-05-27T07:32\nc=1979-05-27 07:32-07:00\nd=[07:32]",
      "{1:a=7:32:0.0,1:b=1979-5-27T7:32:0.0,1:c=1979-5-27T7:32:0.0Z-420,1:d=[7:32:0.0,],}"),
    ValidDocument("a leap second", "a=23:59:60", "{1:a=23:59:60.0,}"),
    ValidDocument("a date-time", "a=1979-05-27T07:32:00.5", "{1:a=1979-5-27T7:32:0.500000,}"),
    ValidDocument(
      "a space before the time", "a=1979-05-27 07:32:00 # c", "{1:a=1979-5-27T7:32:0.0,}"),
    ValidDocument(
      "a date and a space", "a=1979-05-27 \nb=[1979-05-27 ]", "{1:a=1979-5-27,1:b=[1979-5-27,],}"),
    ValidDocument("small letters", "a=1979-05-27t07:32:00z", "{1:a=1979-5-27T7:32:0.0Z0,}"),
    ValidDocument(
      "offsets", "a=1979-05-27T00:32:00-07:00\nb=1979-05-27 00:32:00.1+23:59",
      "{1:a=1979-5-27T0:32:0.0Z-420,1:b=1979-5-27T0:32:0.100000Z1439,}"),
  ]

  static let nested = [
    ValidDocument(
      "arrays", "a=[]\nb=[1,'c',[2.0,],]", "{1:a=[],1:b=[1,1:c,[f4000000000000000,],],}"),
    ValidDocument("an array over lines", "a = [ # [\n 1 # ,\n\r\n , 2\n]", "{1:a=[1,2,],}"),
    ValidDocument(
      "inline tables", "a={}\nb={ c=1 , d.e='f' }", "{1:a={},1:b={1:c=1,1:d={1:e=1:f,},},}"),
    ValidDocument("dotted keys in braces", "a={b.c=1,b.d=2}", "{1:a={1:b={1:c=1,1:d=2,},},}"),
    ValidDocument(
      "an inline table over lines", "a={ # {\n b=1 # ,\n\r\n , c={\n}\n,d={e=1,},\n}",
      "{1:a={1:b=1,1:c={},1:d={1:e=1,},},}"),
    ValidDocument("lines within braces", "a={b=[\n1\n],c='''\n'''}", "{1:a={1:b=[1,],1:c=0:,},}"),
  ]

  static let tables = [
    ValidDocument("headers", "[a]\nb=1\n[ c . 'd' ]\ne=2", "{1:a={1:b=1,},1:c={1:d={1:e=2,},},}"),
    ValidDocument("a table after its own part", "[a.b]\n[a]\nc=1", "{1:a={1:b={},1:c=1,},}"),
    ValidDocument(
      "a part within dotted keys", "[a]\nb.c=1\n[a.b.d]", "{1:a={1:b={1:c=1,1:d={},},},}"),
    ValidDocument(
      "dotted keys into an implied table", "[a.b.c]\n[a]\nb.d=1", "{1:a={1:b={1:c={},1:d=1,},},}"),
    ValidDocument(
      "arrays of tables", "[[a]]\nb=1\n[[a]]\n[[a]]\nb=2", "{1:a=[{1:b=1,},{},{1:b=2,},],}"),
    ValidDocument(
      "parts of the last table", "[[a]]\n[a.b]\nc=1\n[[a]]\n[a.b]\nc=2\n[[a.d]]\n[[a.d]]",
      "{1:a=[{1:b={1:c=1,},},{1:b={1:c=2,},1:d=[{},{},],},],}"),
  ]
}
