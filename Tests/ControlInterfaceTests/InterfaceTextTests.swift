import ControlInterface
import FollowupCore
import Testing
import Varlink

/// The description that clients are given, against the types that the programs use.
struct InterfaceTextTests {
  private let interface = try! VarlinkInterface(Control.interfaceText)

  @Test func `The description has exactly the methods that there are types for`() {
    #expect(interface.name == Control.interfaceName)
    #expect(
      interface.methodNames == [
        GetStatusMethod.name, RecordMethod.name, ListApplicationsMethod.name,
        ListFollowUpsMethod.name, ExplainMethod.name, CheckMethod.name, SnoozeMethod.name,
        SkipMethod.name, UndoMethod.name, ListEventsMethod.name, MonitorMethod.name,
        ReloadMethod.name, AcceptLogMethod.name,
      ])
  }

  @Test func `Every member says what it is for`() {
    let silent = interface.members.filter(\.documentation.isEmpty).map(\.name)
    #expect(
      silent == ["Channel", "Stage", "Outcome", "Interview"], "whose words say it themselves")
    #expect(!interface.documentation.isEmpty)
  }

  @Test(
    "An enumeration has the words of the type in the programs, in their order",
    arguments: [
      ("Channel", Channel.allCases.map(\.rawValue)), ("Stage", Stage.allCases.map(\.rawValue)),
      ("Outcome", Outcome.allCases.map(\.rawValue)),
      ("State", FollowUpState.allCases.map(\.rawValue)),
      ("Source", RuleSource.allCases.map(\.rawValue)),
    ])
  func words(type name: String, words: [String]) throws {
    let member = try #require(interface.member(name))
    guard case .type(.enumeration(let values)) = member.kind else {
      Issue.record("\(name) is no enumeration")
      return
    }
    #expect(values.map(\.name) == words)
  }
}
