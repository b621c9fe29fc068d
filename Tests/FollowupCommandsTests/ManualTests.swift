import FollowupCore
import SystemPackage
import TestSupport
import Testing

/// The manual page beside the words that the commands take.
struct ManualTests {
  @Test(
    "The manual page names every word that a command takes",
    arguments: [
      Stage.allCases.map(\.rawValue), Channel.allCases.map(\.rawValue),
      Action.allCases.map(\.rawValue), Outcome.allCases.map(\.rawValue),
      Part.allCases.map(\.rawValue), PayPeriod.allCases.map(\.rawValue),
    ])
  func words(words: [String]) throws {
    let page = try Programs.repository.appending("man").appending("followupctl.1.in").text()
    for word in words {
      #expect(page.contains("\n.Cm \(word)"), "\(word)")
    }
  }
}
