import SystemPackage
import Systemd
import TestSupport
import Testing

@testable import FollowupDaemon

@Suite("The journal's catalog")
struct CatalogTests {
  private static func identifiers(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      line.hasPrefix("-- ") ? String(line.dropFirst(3)) : nil
    }
  }

  @Test("It explains each kind of entry, and no other")
  func catalogExplainsAll() throws {
    let catalog = try Programs.repository.appending("systemd/followupd.catalog").text()
    let explained = Self.identifiers(in: catalog)
    let sent = JournalMessage.allCases.map(\.id.description)
    #expect(explained.sorted() == sent.sorted())
  }
}
