import ControlInterface
import FollowupCore
import Schema
import Testing
import Varlink
import VarlinkDescriptions

/// The description that clients are given, which is made from the tables of the types.
struct InterfaceTextTests {
  private let text = Control.interface.description

  @Test func `The description is read back as what it describes`() throws {
    #expect(try VarlinkInterface(text) == Control.interface)
  }

  @Test func `The description has every method, and each line fits a terminal`() {
    #expect(
      Control.interface.methodNames == [
        "GetStatus", "Record", "ListApplications", "ListFollowUps", "Explain", "Check", "Snooze",
        "Skip", "Undo", "ListEvents", "Monitor", "Reload", "AcceptLog",
        "ExportCalendar", "CheckMessage", "AllowMail", "ListTimelines", "GetFigures",
      ])
    #expect(text.split(separator: "\n").allSatisfy { $0.utf8.count <= 100 })
  }

  @Test func `Every member says what it is for, and every field what it means`() {
    #expect(!Control.interface.documentation.isEmpty)
    for member in Control.interface.members {
      #expect(!member.documentation.isEmpty, "\(member.name)")
      guard case .type(.structure(let fields)) = member.kind else { continue }
      for field in fields { #expect(!field.documentation.isEmpty, "\(member.name).\(field.name)") }
    }
  }

  @Test func `No name stands twice in one list`() {
    func check(_ fields: [VarlinkField], _ name: String) {
      let names = fields.map(\.name)
      #expect(Set(names).count == names.count, "\(name): \(names)")
    }
    for member in Control.interface.members {
      switch member.kind {
      case .type(.structure(let fields)), .error(let fields): check(fields, member.name)
      case .method(let input, let output):
        check(input, member.name)
        check(output, member.name)
      case .type: break
      }
    }
  }

  @Test func `Kinds of events agree about the type of a field of one name`() {
    let members = EventBody.kinds.flatMap { $0.members }
    for member in members {
      // Dates and instants are both written as strings.
      let types = Set(
        members.filter { $0.name == member.name }.map {
          $0.type.timeForm == nil ? $0.type.asOptional : .string.asOptional
        })
      #expect(types.count == 1, "\(member.name) is \(types)")
    }
  }

  @Test func `Words with a hyphen are listed, since the language has none`() throws {
    let action = try #require(Control.interface.member("FollowUp"))
    guard case .type(.structure(let fields)) = action.kind else { return }
    let documentation = fields.first { $0.name == "action" }?.documentation.joined(separator: " ")
    #expect(documentation?.contains("One of thank-you, check-in, ") == true)
  }

  /// What `varlinkctl validate-idl` of systemd 257 refuses, though the specification does not.
  @Test func `Every name and type is one that systemd takes`() {
    func check(_ name: String, startsWith first: ClosedRange<Character>, _ place: String) {
      let isWord = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      #expect(isWord && name.first.map(first.contains) == true, "\(place): \(name)")
      #expect(!name.contains("__") && !name.hasSuffix("_"), "\(place): \(name)")
    }
    func check(_ type: VarlinkType, _ place: String) {
      switch type {
      case .optional(.optional), .array(.optional), .array(.array), .map(.optional), .map(.map),
        .any, .structure, .enumeration:
        Issue.record("\(place) is \(type)")
      case .optional(let type), .array(let type), .map(let type): check(type, place)
      case .bool, .int, .float, .string, .object, .named: break
      }
    }
    func check(_ fields: [VarlinkField], _ place: String) {
      for field in fields {
        check(field.name, startsWith: "a"..."z", place)
        check(field.type, "\(place).\(field.name)")
      }
    }
    for member in Control.interface.members {
      check(member.name, startsWith: "A"..."Z", "the interface")
      switch member.kind {
      case .type(.structure(let fields)):
        #expect(!fields.isEmpty, "\(member.name)")
        check(fields, member.name)
      case .type(.enumeration(let words)):
        for word in words { check(word.name, startsWith: "a"..."z", member.name) }
      case .type(let type): Issue.record("\(member.name) is \(type)")
      case .error(let fields): check(fields, member.name)
      case .method(let input, let output):
        check(input, member.name)
        check(output, member.name)
      }
    }
  }
}
