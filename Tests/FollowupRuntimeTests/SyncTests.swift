import CivilTime
import FollowupCore
import SimulatedDisk
import Testing

@testable import FollowupRuntime

/// How many times the disk is waited for.
@Suite struct SyncTests {
  private let host = FakeHost(Instant(secondsSinceEpoch: 1_795_600_000))
  private let runtime: Runtime

  init() throws {
    host.configure("[you]\nzone = \"UTC\"\n")
    runtime = try host.start(FakeOutlet())
    for name in names {
      record(.applicationAdded(ApplicationAdded(ApplicationFields())), for: name)
    }
    host.settle()
  }

  private let names = (1...40).map { "app-\($0)" }

  private func record(_ body: EventBody, for name: String) {
    runtime.driver.record([EventDraft(application: name, at: host.time, body: body)]) { _ in }
  }

  private func syncs(_ body: () -> Void) -> Int {
    let before = host.disk.syncs
    body()
    return host.disk.syncs - before
  }

  @Test func `records that arrive together share one sync`() {
    let together = syncs {
      for name in names.prefix(16) { record(.noteAdded(NoteAdded(text: "met them")), for: name) }
      host.settle()
    }
    #expect(together == 1)
  }

  @Test func `records of one client, each after the last was answered, are synced one by one`() {
    let apart = syncs {
      for name in names.prefix(16) {
        record(.noteAdded(NoteAdded(text: "met them")), for: name)
        host.settle()
      }
    }
    #expect(apart == 16)
  }

  @Test func `questions sync nothing`() {
    #expect(syncs { for _ in 1...9 { _ = runtime.driver.engine.followUps(at: host.time) } } == 0)
  }
}
