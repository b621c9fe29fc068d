import CivilTime
import Testing

@testable import FollowupCore

/// What is counted, and how.
@Suite struct FiguresTests {
  private func figures(_ story: Story, at local: String) throws -> Figures {
    let now = try story.instant(local)
    var count = FigureCount()
    for name in story.engine.names { count.take(story.engine.situation(of: name, at: now)!) }
    return count.figures
  }

  private func stage(_ stage: Stage, _ figures: Figures) throws -> AnswerFigures {
    try #require(figures.stages.first { $0.stage == stage }).answers
  }

  private func heard(_ channel: Channel = .email, _ contact: String? = nil) -> EventBody {
    .messageHeard(MessageHeard(channel: channel, contact: contact))
  }

  private func date(_ text: String) throws -> CivilDate { try CivilDate(iso8601: text) }

  @Test func `A wait ends with the first answer, counted in calendar days`() throws {
    var story = try Story(added: "2026-11-02 23:30")
    try story.record("2026-11-05 00:10", heard(.phone))
    let applied = try stage(.applied, figures(story, at: "2026-11-06 12:00"))
    #expect(applied == AnswerFigures(answered: 1, medianDays: 3))
    let channels = try figures(story, at: "2026-11-06 12:00").channels
    #expect(channels == [ChannelFigures(channel: .phone, count: 1, medianDays: 3)])
  }

  @Test func `A dormant application counts as unanswered, before that it waits`() throws {
    let story = try Story(added: "2026-11-02 12:00")
    #expect(try stage(.applied, figures(story, at: "2026-11-10 12:00")).waiting == 1)
    let later = try figures(story, at: "2027-03-01 12:00")
    #expect(later.dormant == 1)
    #expect(try stage(.applied, later) == AnswerFigures(unanswered: 1))
  }

  @Test func `A wait that the user ended is not counted`() throws {
    var story = try Story(added: "2026-11-02 12:00")
    try story.record("2026-11-04 12:00", .outcomeRecorded(OutcomeRecorded(.withdrawn)))
    let figures = try figures(story, at: "2026-11-05 12:00")
    #expect(try stage(.applied, figures) == AnswerFigures())
    #expect(figures.over == 1)
  }

  @Test func `An undone event never counts`() throws {
    var story = try Story(added: "2026-11-02 12:00")
    try story.record("2026-11-04 12:00", heard())
    let undone = try #require(story.events.last).id
    try story.record("2026-11-05 12:00", .eventUndone(EventUndone(undone)))
    let figures = try figures(story, at: "2026-11-06 12:00")
    #expect(figures.channels.isEmpty)
    #expect(try stage(.applied, figures) == AnswerFigures(waiting: 1))
  }

  @Test func `An interview that was arranged is an answer, on the day it was recorded`() throws {
    var story = try Story(added: "2026-11-02 12:00")
    try story.interview(.phone, ended: "2026-11-20 15:00", recorded: "2026-11-06 12:00")
    let figures = try figures(story, at: "2026-11-10 12:00")
    #expect(try stage(.applied, figures) == AnswerFigures(answered: 1, medianDays: 4))
    #expect(figures.stages.map(\.reached) == [1, 0, 0, 0, 0, 0])
    let afterwards = try self.figures(story, at: "2026-11-21 12:00")
    #expect(afterwards.stages.map(\.reached) == [1, 1, 0, 0, 0, 0])
    #expect(try stage(.phone, afterwards) == AnswerFigures(waiting: 1))
  }

  @Test func `A message is answered by what comes before the next message`() throws {
    var story = try Story(added: "2026-11-02 12:00")
    try story.contact("2026-11-02 12:00")
    for day in ["09", "17"] {
      try story.record(
        "2026-11-\(day) 12:00",
        .touchSent(TouchSent(action: .checkIn, channel: .email, contact: "jo-doe")))
    }
    #expect(
      try figures(story, at: "2026-11-18 12:00").messages == [
        MessageFigures(
          action: .checkIn, channel: .email, answers: AnswerFigures(unanswered: 1, waiting: 1))
      ])
    try story.record("2026-11-19 12:00", heard())
    #expect(
      try figures(story, at: "2026-11-20 12:00").messages.map(\.answers) == [
        AnswerFigures(answered: 1, unanswered: 1, medianDays: 2)
      ])
  }

  @Test func `Half of the answers came within the median`() throws {
    var story = try Story(added: "2026-11-02 12:00")
    try story.record("2026-11-03 12:00", heard())
    for (name, day) in [("globex", "2026-11-04"), ("hooli", "2026-11-12")] {
      try story.record(
        "2026-11-02 12:00", in: name,
        .applicationAdded(ApplicationAdded(ApplicationFields(company: name))))
      try story.record("\(day) 12:00", in: name, heard())
    }
    #expect(
      try stage(.applied, figures(story, at: "2026-11-13 12:00"))
        == AnswerFigures(answered: 3, medianDays: 2))
  }

  @Test func `What passes with a referrer is private`() throws {
    var story = try Story(added: "2026-11-02 12:00")
    try story.record(
      "2026-11-02 12:00",
      .contactAdded(
        ContactAdded(
          ContactFields(contact: "", name: "Al Fox", address: "al@acme.example", part: .referrer))))
    try story.record("2026-11-03 12:00", heard(.email, "al-fox"))
    try story.record(
      "2026-11-03 13:00",
      .touchSent(TouchSent(action: .other, channel: .email, contact: "al-fox")))
    let figures = try figures(story, at: "2026-11-04 12:00")
    #expect(figures.channels.isEmpty && figures.messages.isEmpty)
  }

  @Test(
    "A promise is kept by what is heard in time",
    arguments: [
      (nil, "2026-11-06 23:00", [0, 0, 1]), (nil, "2026-11-07 00:00", [0, 1, 0]),
      // What was heard with the promise does not keep it, but a call on the same day does.
      ("2026-11-03 12:30", "2026-11-10 12:00", [0, 1, 0]),
      ("2026-11-03 16:00", "2026-11-10 12:00", [1, 0, 0]),
      ("2026-11-06 23:59", "2026-11-10 12:00", [1, 0, 0]),
      ("2026-11-07 00:00", "2026-11-10 12:00", [0, 1, 0]),
    ] as [(String?, String, [Int])])
  func promise(heard answer: String?, seen: String, fates: [Int]) throws {
    var story = try Story(added: "2026-11-02 12:00")
    try story.record("2026-11-03 12:00", .promiseRecorded(.by(try date("2026-11-06"))))
    if let answer { try story.record(answer, heard()) }
    let promises = try figures(story, at: seen).promises
    #expect([promises.kept, promises.broken, promises.waiting] == fates)
  }

  @Test func `A promise that was replaced in time, or made needless, is not counted`() throws {
    var story = try Story(added: "2026-11-02 12:00")
    try story.record("2026-11-03 12:00", .promiseRecorded(.by(try date("2026-11-06"))))
    try story.record("2026-11-04 12:00", .promiseRecorded(.from(try date("2026-11-20"))))
    #expect(try figures(story, at: "2026-11-30 12:00").promises == PromiseFigures())
    var other = try Story(added: "2026-11-02 12:00")
    try other.record("2026-11-03 12:00", .promiseRecorded(.by(try date("2026-11-06"))))
    try other.record("2026-11-04 12:00", .outcomeRecorded(OutcomeRecorded(.withdrawn)))
    #expect(try figures(other, at: "2026-11-30 12:00").promises == PromiseFigures())
  }
}
