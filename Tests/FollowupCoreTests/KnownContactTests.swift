import FollowupCore
import OrderedCollections
import Testing

/// More about somebody who is known is no new contact.
@Suite struct KnownContactTests {
  @Test(arguments: ["Jo Doe", "jo doe", "jo-doe", "JO-DOE@acme.example"])
  func `a text that finds one contact means that one, and does not rename it`(
    text: String
  ) throws {
    var story = try Story(added: "2026-11-01 12:00")
    try story.contact("2026-11-01 12:00")
    try story.record(
      "2026-11-02 12:00",
      .contactAdded(ContactAdded(ContactFields(contact: "", name: text, may: [.phone]))))
    let contacts = try story.situation("2026-11-03 12:00").application.contacts
    #expect(contacts.count == 1)
    #expect(contacts["jo-doe"]?.name == "Jo Doe")
    #expect(contacts["jo-doe"]?.may == [.email, .phone])
  }

  private func story(_ names: String...) throws -> Story {
    var story = try Story(added: "2026-11-01 12:00")
    for name in names { try story.contact("2026-11-01 12:00", name) }
    return story
  }

  private func contacts(
    of story: inout Story, after fields: ContactFields
  ) throws -> [String: Contact] {
    try story.record("2026-11-02 12:00", .contactAdded(ContactAdded(fields)))
    let contacts = try story.situation("2026-11-03 12:00").application.contacts
    return Dictionary(uniqueKeysWithValues: contacts.map { ($0.key, $0.value) })
  }

  @Test(arguments: ["jo", "doe", "acme", "Ver", "example", "Ann"])
  func `a part of a name or an address means somebody new, and takes nobody's permission`(
    _ name: String
  ) throws {
    var story = try story("Oliver Doe", "Joanna Roe")
    let contacts = try contacts(
      of: &story, after: ContactFields(name: name, never: [.email], primary: true))
    #expect(contacts.count == 3)
    #expect(contacts["joanna-roe"]?.never.isEmpty == true)
    #expect(contacts["oliver-doe"]?.never.isEmpty == true)
  }

  @Test func `two names at one address are two contacts`() throws {
    var story = try story("Jo Doe")
    let contacts = try contacts(
      of: &story, after: ContactFields(name: "Max Roe", address: "JO-DOE@acme.example"))
    #expect(contacts.keys.sorted() == ["jo-doe", "max-roe"])
    #expect(contacts["jo-doe"]?.name == "Jo Doe")
  }

  @Test func `who is known by the address alone is given the name that comes with it`() throws {
    var story = try story()
    _ = try contacts(of: &story, after: ContactFields(address: "talent@acme.example"))
    let contacts = try contacts(
      of: &story, after: ContactFields(name: "Jo Doe", address: "talent@acme.example"))
    #expect(contacts.count == 1)
    #expect(contacts.first?.value.name == "Jo Doe")
  }

  @Test func `an address that two share means neither`() throws {
    var story = try story("Jo Doe")
    _ = try contacts(
      of: &story, after: ContactFields(name: "Max Roe", address: "jo-doe@acme.example"))
    let contacts = try contacts(of: &story, after: ContactFields(address: "jo-doe@acme.example"))
    #expect(contacts.count == 3)
  }

  @Test func `the same name with another address adds the address, and says so`() throws {
    var story = try story("Jo Doe")
    let contacts = try contacts(
      of: &story, after: ContactFields(name: "jo doe", address: "jo@other.example"))
    #expect(contacts["jo-doe"]?.addresses == ["jo-doe@acme.example", "jo@other.example"])
    #expect(story.warnings.last?.contains("jo-doe@acme.example as well") == true)
    #expect(
      story.remedies.last
        == Remedy(.replaceAddress, application: "acme", contact: "jo-doe"))
  }

  @Test func `an address takes the place of another if that is said, and exists`() throws {
    var story = try story("Jo Doe")
    let fields = ContactFields(
      name: "Jo Doe", address: "jo@acme.example", insteadOf: "Jo-Doe@acme.example")
    let contacts = try contacts(of: &story, after: fields)
    #expect(contacts["jo-doe"]?.addresses == ["jo@acme.example"])
    #expect(throws: RequestError.self) {
      try story.record("2026-11-04 12:00", .contactAdded(ContactAdded(fields)))
    }
    let without = ContactFields(name: "Jo Doe", insteadOf: "jo@acme.example")
    #expect(
      throws: RequestError.invalidEvent(
        index: 0,
        message:
          "the address that takes the place of \"jo@acme.example\" is missing: write it after "
          + "the name, in brackets",
        remedies: [Remedy(.replaceAddress, application: "acme", contact: "jo-doe")])
    ) {
      try story.record("2026-11-04 12:00", .contactAdded(ContactAdded(without)))
    }
  }

  @Test func `a referrer cannot be primary`() throws {
    var story = try story("Jo Doe")
    let fields = ContactFields(name: "Jo Doe", primary: true, part: .referrer)
    #expect(throws: RequestError.self) {
      try story.record("2026-11-04 12:00", .contactAdded(ContactAdded(fields)))
    }
  }

  @Test func `who wrote or interviews may be somebody new, if an address comes with the name`()
    throws
  {
    var story = try story("Jo Doe")
    try story.record(
      "2026-11-02 12:00",
      .messageHeard(MessageHeard(channel: .email, contact: "Tony Kane <tony@x.example>")))
    try story.record(
      "2026-11-02 13:00",
      .interviewAdded(
        InterviewAdded(
          stage: .phone, with: ["doe", "Tony Kane <tony@x.example>", "Al <al@x.example>"])))
    let application = try story.situation("2026-11-03 12:00").application
    #expect(Array(application.contacts.keys) == ["jo-doe", "tony-kane", "al"])
    #expect(application.interviews.last?.with == ["jo-doe", "tony-kane", "al"])
    #expect(application.heard.last?.value.contact == "tony-kane")
    #expect(throws: RequestError.self) {
      try story.record("2026-11-03 12:00", .messageHeard(MessageHeard(contact: "Tina Kane")))
    }
  }
}
