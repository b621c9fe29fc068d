import CivilTime
import ControlInterface
import FollowupCore
import FollowupRuntime
import JSON
import Schema
import Testing
import Varlink
import When

/// Whether mails may go, and how those that went are recorded. It is Wednesday, and the first call with
/// Acme's Jo Doe has just ended.
@Suite struct MailTests {
  private let desk: Desk
  private let service: ControlService
  private static let jo = "jo@acme.example"

  init() throws {
    let desk = try Desk()
    self.desk = desk
    service = ControlService(
      driver: desk.runtime.driver, toneNotes: { _ in [] }, status: { fatalError("not asked") },
      reload: { .init(file: "") }, acceptLog: { .failure(.nothingToUndo) },
      exportCalendar: { _ in { "" } }, mailStopped: { desk.runtime.mailStopped($0) })
    desk.hold("acme")
    record(.contactChanged(.init(.init(contact: "jo", address: Self.jo))))
  }

  private func record(
    _ body: EventBody, of name: String = "acme", key: String? = nil, at instant: Instant? = nil
  ) {
    let draft = EventDraft(
      application: name, at: instant ?? desk.host.time, body: body, key: key)
    desk.runtime.driver.record([draft]) { result in
      #expect(throws: Never.self) { try result.get() }
    }
    desk.host.settle()
  }

  private func call<Method: ControlMethod>(
    _ method: Method.Type, _ request: Method.Request
  ) throws -> Method.Reply {
    var answer: Result<ControlAnswer, VarlinkError>?
    service.answer(Method.name, request.setMembers) { answer = $0 }
    desk.host.settle()
    return try Method.Reply(object: try #require(answer).get().whole)
  }

  private func check(
    _ recipients: String..., answers: [String] = [], sends: Bool = true
  ) throws -> CheckMessageMethod.Reply {
    try call(
      CheckMessageMethod.self, .init(recipients: recipients, answers: answers, sends: sends))
  }

  private func heard(_ mail: String, by contact: String = "jo") {
    record(
      .messageHeard(.init(channel: .email, contact: contact)),
      key: MailIdentity(messageID: mail).key(application: "acme", contact: contact))
  }

  private func sendThankYou() {
    record(.touchSent(.init(action: .thankYou, channel: .email, contact: "jo")))
    _ = desk.host.takeSaid()
  }

  private static let notYet =
    "not to Jo Doe (acme) before Mon 30 Nov 2026 09:00 UTC: "

  @Test func `A mail to somebody unknown may go`() throws {
    let reply = try check("mum@home.example")
    #expect(reply.answer == .allowed && reply.recipients.isEmpty && reply.message == nil)
  }

  @Test func `A mail is what there is an occasion for`() throws {
    let reply = try check("mum@home.example", Self.jo)
    #expect(reply.answer == .allowed)
    #expect(reply.recipients.map(\.action) == [.thankYou])
    #expect(reply.recipients.map(\.address) == [Self.jo])
  }

  @Test func `A mail before its time is stopped, and told in the journal and on the desktop`()
    throws
  {
    sendThankYou()
    let reply = try check(Self.jo)
    #expect(reply.answer == .notYet && reply.recipients.map(\.action) == [.checkIn])
    #expect(try #require(reply.message).hasPrefix(Self.notYet), "\(reply)")
    #expect(desk.host.takeSaid() == ["A mail was not sent, \(reply.message!)"])
    let card = try #require(desk.texts.last)
    #expect(card.hasPrefix("Mail not sent\nNot to Jo Doe (acme) before Mon 30 Nov"))
    // What is recorded changes nothing of it.
    record(.noteAdded(.init(text: "They use Swift.")))
    #expect(desk.texts.last == card)
    desk.outlet.serverChanged(to: nil)
    #expect(try check(Self.jo, sends: false).message == reply.message)
    #expect(desk.host.takeSaid() == [])
  }

  @Test func `A mail is judged as the action that it is`() throws {
    sendThankYou()
    let mail = try #require(try check(Self.jo, sends: false).recipients.first)
    let verdict = try call(
      CheckMethod.self, .init(application: "acme", action: mail.action, channel: .email))
    #expect(mail.answer == verdict.answer && mail.from == verdict.from)
    #expect(mail.because == verdict.because)
  }

  @Test func `One mail goes by permission, and only one that would be stopped uses it up`() throws {
    #expect(try check(Self.jo).answer == .allowed)
    sendThankYou()
    let until = try call(AllowMailMethod.self, .init(until: When("+10m"))).until
    #expect(until == desk.host.time + .minutes(10))
    #expect(try check("mum@home.example").allowedUntil == nil)
    #expect(try check(Self.jo, sends: false).answer == .notYet)
    let allowed = try check(Self.jo)
    #expect(allowed.answer == .allowed && allowed.allowedUntil == until)
    #expect(try check(Self.jo).answer == .notYet)
  }

  @Test func `A permission ends`() throws {
    sendThankYou()
    _ = try call(AllowMailMethod.self, .init(until: When("+10m")))
    desk.host.pass(.minutes(10))
    #expect(try check(Self.jo).answer == .notYet)
  }

  @Test func `An answer to their mail may go, once`() throws {
    sendThankYou()
    heard("<1@acme.example>")
    let answers = [MailIdentity(messageID: "1@acme.example").text]
    let reply = try check(Self.jo, answers: answers)
    #expect(reply.answer == .allowed && reply.recipients.map(\.action) == [.reply])
    desk.host.pass(.minutes(5))
    record(.touchSent(.init(action: .reply, channel: .email, contact: "jo")))
    #expect(try check(Self.jo, answers: answers).recipients.map(\.action) == [.checkIn])
  }

  @Test func `No answer goes to somebody who asked never to be written to`() throws {
    record(.contactChanged(.init(.init(contact: "jo", never: [.email]))))
    heard("<1@acme.example>")
    let reply = try check(Self.jo, answers: [MailIdentity(messageID: "1@acme.example").text])
    #expect(reply.answer == .never)
    #expect(reply.message?.hasPrefix("never to Jo Doe (acme): ") == true, "\(reply)")
  }

  @Test func `An address is the same in any case, and in either form of its domain`() throws {
    record(.contactAdded(.init(.init(contact: "ru", name: "Ru", address: "ru@bücher.example"))))
    for address in ["RU@BÜCHER.example", "ru@xn--bcher-kva.example.", "ru@XN--BCHER-KVA.example"] {
      #expect(try check(address).recipients.map(\.contact) == ["ru"], "\(address)")
    }
    #expect(try check("ru@bucher.example").recipients.isEmpty)
  }

  @Test func `Of applications that share a recruiter, the one is meant where the mail may go`()
    throws
  {
    desk.hold("bolt")
    record(.contactChanged(.init(.init(contact: "jo", address: Self.jo))), of: "bolt")
    #expect(Set(try check(Self.jo).recipients.map(\.application)) == ["acme", "bolt"])
    sendThankYou()
    #expect(try check(Self.jo).recipients.map(\.application) == ["bolt"])
  }

  @Test func `A mail that is recorded is what there was an occasion for when it went`() throws {
    let key = MailIdentity(messageID: "1@cand.example").key(application: "acme", contact: "jo")
    let mail = TouchSent(action: .other, channel: .email, contact: Self.jo, answers: [])
    let earlier = EventRequest(
      application: "acme", at: When(desk.host.time), key: key, body: .touchSent(mail))
    desk.host.pass(.minutes(1))
    let later = EventRequest(application: "acme", key: "2", body: .touchSent(mail))
    let reply = try call(RecordMethod.self, .init(events: [earlier, later, earlier]))
    let actions = reply.events.map { event -> Action? in
      if case .touchSent(let touch) = event.body { touch.action } else { nil }
    }
    #expect(actions == [.thankYou, .checkIn])
    let again = try call(RecordMethod.self, .init(events: [earlier]))
    #expect(again.events.isEmpty && again.known.count == 1)
  }

  @Test func `A mail that answers one of the same request is a reply`() throws {
    sendThankYou()
    desk.host.pass(.minutes(1))
    let identity = MailIdentity(messageID: "1@acme.example")
    let heard = EventRequest(
      application: "acme", at: When(desk.host.time + .seconds(-30)),
      key: identity.key(application: "acme", contact: "jo"),
      body: .messageHeard(.init(channel: .email, contact: Self.jo)))
    let sent = EventRequest(
      application: "acme",
      body: .touchSent(
        .init(action: .other, channel: .email, contact: Self.jo, answers: [identity.text])))
    let reply = try call(RecordMethod.self, .init(events: [heard, sent]))
    guard case .touchSent(let touch) = reply.events.last?.body else {
      Issue.record("\(reply)")
      return
    }
    #expect(touch.action == .reply && touch.answers == nil)
    #expect(reply.warnings == [])
  }
}
