import FollowupCore
import OrderedCollections
import Testing

/// More about somebody who is known is no new contact.
@Suite struct KnownContactTests {
  @Test(arguments: ["Jo Doe", "jo doe", "jo-doe", "jo", "doe"])
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

  @Test func `a name beside a known address is a new name for that contact`() throws {
    var story = try Story(added: "2026-11-01 12:00")
    try story.contact("2026-11-01 12:00")
    try story.record(
      "2026-11-02 12:00",
      .contactAdded(
        ContactAdded(
          ContactFields(contact: "", name: "Jo Roe", address: "JO-DOE@acme.example"))))
    let contacts = try story.situation("2026-11-03 12:00").application.contacts
    #expect(contacts.count == 1)
    #expect(contacts["jo-doe"]?.name == "Jo Roe")
  }

  @Test func `the same name at another address is somebody else`() throws {
    var story = try Story(added: "2026-11-01 12:00")
    try story.contact("2026-11-01 12:00")
    try story.record(
      "2026-11-02 12:00",
      .contactAdded(
        ContactAdded(
          ContactFields(contact: "", name: "Jo Doe", address: "other@acme.example", may: [.email])))
    )
    let contacts = try story.situation("2026-11-03 12:00").application.contacts
    #expect(Array(contacts.keys) == ["jo-doe", "jo-doe-2"])
  }
}
