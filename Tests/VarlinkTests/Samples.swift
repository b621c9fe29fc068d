import JSON
import Varlink
import VarlinkDescriptions

/// What the tests of a connection and of descriptions share.
enum Samples {
  /// Every construction of the language, written as the writer writes it.
  static let text = """
    # An interface for tests.
    #
    # It has all that there is.
    interface org.example.test-1.x9

    type Colour (red, green, blue)

    # A type with comments inside.
    type Thing (
      # What it is called,
      # by anyone.
      name: string,
      count: int,
      weight: ?float,
      colours: []Colour,
      # Things within the thing.
      parts: ?[]Thing,
      notes: [string]string,
      words: [string](),
      sizes: ?[string][](width: int, height: int),
      shape: (round, square),
      raw: object,
      any_thing: ?any
    )

    type Commented (
      # The first.
      one,
      two
    )

    method Ping() -> ()

    method Echo(text: string) -> (text: string)

    # Takes a thing and many a small one.
    method Store(
      thing: Thing,
      flag: bool,
      alternatives: ?[](first: string, second: ?string, third: [string]int, fourth: []?bool)
    ) -> (stored: int)

    method Watch(from: ?int) -> (event: string)

    error Full (limit: int, thing: ?Thing)

    error Gone ()

    """

  static let interface = try! VarlinkInterface(text)

  static let service = VarlinkService(
    vendor: "Example", product: "Tests", version: "1", url: "https://example.org/",
    interfaces: [VarlinkService.Interface(interface)],
    streamingMethods: ["org.example.test-1.x9.Watch"])

  static let thing: JSONValue = [
    "name": "a", "count": 1, "colours": ["red", "blue"], "notes": ["k": "v"], "words": ["w": [:]],
    "shape": "round", "raw": ["anything": [1, nil]],
  ]

  static func method(_ name: String) -> String {
    "\(interface.name).\(name)"
  }

  static func frame(_ text: String) -> [UInt8] {
    Array(text.utf8) + [0]
  }
}
