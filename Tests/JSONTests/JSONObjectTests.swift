import JSON
import Testing

@Suite struct JSONObjectTests {
  @Test func `keys keep the order in which they were set`() {
    var object: JSONObject = ["b": 1, "a": 2]
    object["c"] = 3
    object["b"] = 4
    #expect(object.keys == ["b", "a", "c"])
    #expect(object.map(\.value) == [4, 2, 3])
    #expect(object["b"] == 4)
    #expect(object.count == 3)
  }

  @Test func `setting nil removes a key, setting null does not`() {
    var object: JSONObject = ["a": 1, "b": 2]
    object["a"] = nil
    object["b"] = .null
    #expect(object["a"] == nil)
    #expect(object["b"] != nil)
    #expect(object["b"]?.isNull == true)
    #expect(object.keys == ["b"])
    object["never"] = nil
    #expect(object.count == 1)
  }

  @Test func `of two literal members with one key the later value stands`() {
    #expect(JSONObject([("a", 1), ("b", 2), ("a", 3)]) == ["a": 3, "b": 2])
  }

  @Test func `members in another order are another object`() {
    #expect(["a": 1, "b": 2] as JSONObject != ["b": 2, "a": 1])
    #expect(["a": 1, "b": 2] as JSONObject == ["a": 1, "b": 2])
  }

  @Test(arguments: [1, 16, 17, 18, 500])
  func `a large object is found, replaced and removed as a small one is`(count: Int) {
    var object = JSONObject()
    for number in 0..<count {
      object["key\(number)"] = .integer(Int64(number))
    }
    #expect(object.count == count)
    for number in 0..<count {
      #expect(object["key\(number)"] == .integer(Int64(number)))
    }
    object["key0"] = "replaced"
    #expect(object["key0"] == "replaced")
    object["key0"] = nil
    #expect(object["key0"] == nil)
    for number in 1..<count {
      #expect(object["key\(number)"] == .integer(Int64(number)))
    }
    object["last"] = true
    #expect(object.keys.last == "last")
    #expect(object["last"] == true)
    #expect(object.count == count)
  }

  @Test(arguments: [0, 40])
  func `canonically equivalent keys are two keys`(others: Int) throws {
    let composed = "\u{E9}"
    let decomposed = "e\u{301}"
    var object = JSONObject((0..<others).map { ("key\($0)", JSONValue.null) })
    object[composed] = 1
    object[decomposed] = 2
    #expect(object.count == others + 2)
    #expect(object[composed] == 1)
    #expect(object[decomposed] == 2)
    #expect(try JSONReader.parse(Array(object.serialized().utf8)) == .object(object))
  }
}
