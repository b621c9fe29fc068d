import FollowupCore
import Testing

/// What must not reach the journal.
struct PrivacyTests {
  @Test(
    "A reminder names no address, also of a contact who is known by nothing else",
    arguments: ["talent.desk@acme.example", "+49 30 1111111"])
  func nameless(address: String) throws {
    var story = try Story(added: "2026-11-10 10:00")
    let channel: Channel = address.contains("@") ? .email : .phone
    try story.record(
      "2026-11-10 10:00",
      .contactAdded(ContactAdded(ContactFields(contact: "", address: address, may: [channel]))))
    try story.interview(.phone, ended: "2026-11-20 15:00", with: [address])
    try story.record("2026-11-20 16:00", .mistakeNoted(MistakeNoted(text: "a wrong figure")))
    try story.wait(until: "2026-12-20 12:00")
    #expect(story.told.count > 3)
    for notice in story.told {
      #expect(!notice.message.contains(address), "\(notice.message)")
      #expect(!notice.message.contains("1111"), "\(notice.message)")
    }
  }
}
