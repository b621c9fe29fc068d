import FollowupCore
import Testing

/// The events of all applications, of which only the latest are wanted.
@Suite struct LatestEventsTests {
  @Test(arguments: [0, 1, 3, 7, 8, 100])
  func `the latest events of all are the last of all events`(_ count: Int) throws {
    var story = try Story("acme", added: "2026-11-02 12:00")
    try story.record(
      "2026-11-02 13:00", in: "beta",
      .applicationAdded(ApplicationAdded(ApplicationFields(company: "Beta"))))
    for hour in 14..<20 {
      let name = hour % 3 == 0 ? "beta" : "acme"
      try story.record(
        "2026-11-02 \(hour):00", in: name, .mistakeNoted(MistakeNoted(text: "At \(hour).")))
    }
    let all = story.engine.events(of: nil)
    #expect(all == story.events)
    #expect(story.engine.events(of: nil, latest: count) == all.suffix(count))
    let ofBeta = all.filter { $0.application == "beta" }
    #expect(story.engine.events(of: "beta", latest: count) == ofBeta.suffix(count))
  }
}
