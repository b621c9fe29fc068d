import CivilTime
import FollowupCore
import Holidays
import Testing

/// The table of rules: what each denies or moves, by which setting, and which comes first.
@Suite struct RuleTableTests {
  private func story(
    policy: Policy = Policy(), may: [Channel] = [.email], never: [Channel] = [],
    stated: [Channel] = []
  ) throws -> Story {
    var story = try Story(added: "2026-11-02 12:00", policy: policy, channels: stated)
    try story.contact("2026-11-02 12:00", may: may, never: never)
    return story
  }

  // MARK: Permission and channels

  @Test func `permission is what was recorded, unless it was refused for good`() throws {
    let story = try story(may: [.email, .phone], never: [.phone])
    #expect(story.say(try story.check(.other, at: "2026-11-03 12:00")) == "allowed")
    #expect(
      story.say(try story.check(.other, at: "2026-11-03 12:00", via: .phone)) == "never permission")
    #expect(
      story.say(try story.check(.other, at: "2026-11-03 12:00", via: .text)) == "never permission")
  }

  @Test func `a message gives permission for its channel and no other`() throws {
    var story = try story(may: [])
    try story.record(
      "2026-11-03 10:00",
      .messageHeard(MessageHeard(channel: .text, contact: "jo-doe", asks: false)))
    #expect(story.say(try story.check(.other, at: "2026-11-03 12:00", via: .text)) == "allowed")
    #expect(
      story.say(try story.check(.other, at: "2026-11-03 12:00", via: .email)) == "never permission")
  }

  @Test(arguments: [Channel.email, .letter, .text])
  func `who wrote may be reached by a stated channel`(_ channel: Channel) throws {
    var story = try story(may: [], stated: [.phone])
    #expect(story.say(try story.check(.other, at: "2026-11-03 09:30")) == "never permission")
    try story.record(
      "2026-11-03 10:00",
      .messageHeard(MessageHeard(channel: channel, contact: "jo-doe", asks: false)))
    #expect(story.say(try story.check(.other, at: "2026-11-03 12:00", via: .phone)) == "allowed")
  }

  @Test func `who interviewed may be reached by a stated channel, once the interview is over`()
    throws
  {
    var story = try story(may: [], stated: [.phone])
    try story.interview(
      .phone, ended: "2026-11-03 11:00", with: ["jo-doe"], recorded: "2026-11-02 12:00")
    #expect(story.say(try story.check(.other, at: "2026-11-03 10:59")) == "never permission")
    #expect(story.say(try story.check(.other, at: "2026-11-03 11:00")) == "allowed")
  }

  @Test func `stated channels close every other, but for replies`() throws {
    var story = try story(may: [.email, .phone], stated: [.phone])
    #expect(
      story.say(try story.check(.other, at: "2026-11-03 12:00", via: .email))
        == "never stated-channel")
    #expect(try story.situation("2026-11-03 12:00").followUps().first?.channel == .phone)
    try story.record(
      "2026-11-03 10:00",
      .messageHeard(MessageHeard(channel: .email, contact: "jo-doe", asks: true)))
    #expect(story.say(try story.check(.reply, at: "2026-11-03 12:00", via: .email)) == "allowed")
  }

  @Test func `where only a closed channel is permitted, the stated channels are the reason`() throws
  {
    let story = try story(may: [.email], stated: [.phone])
    let followUp = try story.followUp(.checkIn, at: "2026-11-03 12:00")
    #expect(followUp.state == .denied)
    #expect(followUp.because.first?.rule == .statedChannel)
    #expect(followUp.because.first?.source == .article)
  }

  @Test func `channels are preferred in their order`() throws {
    let all = try story(may: [.social, .text, .phone, .letter, .email])
    #expect(try all.followUp(.checkIn, at: "2026-11-03 12:00").channel == .email)
    let some = try story(may: [.social, .text, .phone])
    #expect(try some.followUp(.checkIn, at: "2026-11-03 12:00").channel == .phone)
  }

  @Test func `the usual recipient is the primary contact, who wrote last, or the interviewer`()
    throws
  {
    var story = try story()
    func recipient() throws -> String? {
      try story.followUp(.checkIn, at: "2026-11-10 12:00").recipient?.contact
    }
    try story.contact("2026-11-02 12:00", "Al Roe")
    try story.contact("2026-11-02 12:00", "Ed Poe")
    #expect(try recipient() == "jo-doe")
    try story.interview(.phone, ended: "2026-11-03 11:00", with: ["al-roe"])
    #expect(try recipient() == "al-roe")
    try story.record(
      "2026-11-04 10:00",
      .messageHeard(MessageHeard(channel: .phone, contact: "jo-doe", asks: false)))
    #expect(try recipient() == "al-roe")
    try story.record(
      "2026-11-04 11:00",
      .messageHeard(MessageHeard(channel: .text, contact: "ed-poe", asks: false)))
    #expect(try recipient() == "ed-poe")
    try story.record(
      "2026-11-05 10:00",
      .contactChanged(ContactChanged(ContactFields(contact: "jo-doe", primary: true))))
    #expect(try recipient() == "jo-doe")
    try story.record(
      "2026-11-05 11:00",
      .contactChanged(ContactChanged(ContactFields(contact: "jo-doe", never: [.email, .phone]))))
    #expect(try recipient() == "ed-poe")
  }

  @Test func `a denied follow-up says what would mend it`() throws {
    let story = try Story(added: "2026-11-02 12:00")
    let followUp = try story.followUp(.checkIn, at: "2026-11-03 12:00")
    #expect(followUp.state == .denied)
    #expect(followUp.window == nil)
    #expect(followUp.because.first?.rule == .permission)
    #expect(
      followUp.because.first?.remedy
        == Remedy(.recordContact, application: "acme", channel: .email))
  }

  @Test func `what would mend a denial goes by a channel that the employer and the contact take`()
    throws
  {
    var story = try Story(added: "2026-11-02 12:00")
    func denial() throws -> Reason? {
      try story.followUp(.checkIn, at: "2026-11-03 12:00").because.first
    }
    try story.record(
      "2026-11-02 12:00",
      .applicationChanged(ApplicationChanged(ApplicationFields(channels: [.text, .phone]))))
    #expect(try denial()?.remedy?.channel == .phone)
    try story.record(
      "2026-11-02 12:00",
      .contactAdded(
        ContactAdded(
          ContactFields(contact: "al-bo", name: "Al Bo", may: [.email], part: .referrer))))
    #expect(try denial()?.text == "nobody but a referrer is recorded at acme")
    try story.contact("2026-11-02 12:00", "Cy Do", may: [], never: [.phone])
    #expect(story.remedies.last?.channel == .text)
    #expect(try denial()?.remedy?.channel == .text)
    try story.contact("2026-11-02 12:00", "Ed Poe", may: [], never: [.phone, .text])
    #expect(story.remedies.last?.contact == "cy-do", "nothing would mend it")
  }

  // MARK: Outcomes, promises, caps

  @Test(arguments: [
    (Action.thankYou, "allowed", "allowed"), (.checkIn, "never outcome", "never outcome"),
    (.correction, "allowed", "never outcome"), (.reply, "allowed", "allowed"),
    (.other, "allowed", "never outcome"),
  ])
  func `what an offer leaves, and what a rejection does`(
    _ action: Action, _ afterOffer: String, _ afterRejection: String
  ) throws {
    for (outcome, expected) in [(Outcome.offer, afterOffer), (.rejected, afterRejection)] {
      var story = try story()
      try story.interview(.phone, ended: "2026-11-16 12:00", with: ["jo-doe"])
      try story.record("2026-11-16 13:00", .mistakeNoted(MistakeNoted(text: "a wrong year")))
      try story.record(
        "2026-11-16 13:00",
        .messageHeard(MessageHeard(channel: .email, contact: "jo-doe", asks: true)))
      try story.record("2026-11-16 14:00", .outcomeRecorded(OutcomeRecorded(outcome)))
      #expect(story.say(try story.check(action, at: "2026-11-16 15:00")) == expected)
    }
  }

  @Test func `an outcome cancels interviews to come, and a later interview voids it`() throws {
    var story = try story()
    try story.interview(.first, ended: "2026-11-18 12:00", recorded: "2026-11-10 12:00")
    try story.record("2026-11-16 14:00", .outcomeRecorded(OutcomeRecorded(.rejected)))
    #expect(try story.situation("2026-11-19 12:00").stage == .applied)
    try story.interview(.second, ended: "2026-11-20 12:00", recorded: "2026-11-19 12:00")
    #expect(try story.situation("2026-11-20 12:00").stage == .second)
    #expect(
      try story.window(.checkIn, at: "2026-11-21 12:00") == "2026-11-27 09:00 to 2026-11-30 17:00")
  }

  @Test func `an interview that had begun before the outcome is held`() throws {
    var story = try story()
    try story.interview(.first, ended: "2026-11-16 14:00", recorded: "2026-11-10 12:00")
    try story.record("2026-11-16 13:30", .outcomeRecorded(OutcomeRecorded(.rejected)))
    #expect(story.say(try story.check(.thankYou, at: "2026-11-16 14:00")) == "allowed")
  }

  @Test func `who asked not to be contacted is left alone`() throws {
    var story = try Story(added: "2026-11-02 12:00")
    try story.record(
      "2026-11-02 12:00",
      .applicationChanged(ApplicationChanged(ApplicationFields(noFollowUp: true))))
    try story.contact("2026-11-02 12:00")
    #expect(story.say(try story.check(.checkIn, at: "2026-11-10 12:00")) == "never no-follow-up")
    #expect(story.say(try story.check(.other, at: "2026-11-10 12:00")) == "never no-follow-up")
    try story.interview(.phone, ended: "2026-11-10 12:00")
    #expect(story.say(try story.check(.thankYou, at: "2026-11-10 12:00")) == "allowed")
    // An interview on a later day makes what was said before void.
    #expect(
      story.say(try story.check(.checkIn, at: "2026-11-10 12:00")) == "notYet 2026-11-13 09:00")
  }

  @Test func `a promised date holds other messages back, too`() throws {
    var story = try story()
    try story.record(
      "2026-11-16 13:00", .promiseRecorded(.by(CivilDate(year: 2026, month: 11, day: 20)!)))
    #expect(story.say(try story.check(.other, at: "2026-11-16 14:00")) == "notYet 2026-11-24 09:00")
  }

  @Test func `settings move what their rules fix`() throws {
    var policy = Policy()
    policy.maxCheckIns = 1
    policy.spacing = .days(3)
    policy.afterPromise = .businessDays(1)
    policy.checkIn[.phone] = SpanRange(opens: .businessDays(1), closes: .days(2))
    policy.employerHours = HoursOfDay("10:00-12:00")!
    policy.employerDays = [.monday, .tuesday, .wednesday, .thursday]
    var story = try story(policy: policy)
    try story.interview(.phone, ended: "2026-11-16 12:00")
    #expect(
      try story.window(.checkIn, at: "2026-11-16 13:00") == "2026-11-17 10:00 to 2026-11-18 12:00")
    try story.record(
      "2026-11-16 13:00", .promiseRecorded(.by(CivilDate(year: 2026, month: 11, day: 19)!)))
    #expect(
      try story.window(.checkIn, at: "2026-11-16 14:00") == "2026-11-23 10:00 to 2026-11-30 12:00")
    try story.record(
      "2026-11-23 10:30", .touchSent(TouchSent(action: .checkIn, channel: .email, contact: nil)))
    #expect(story.say(try story.check(.checkIn, at: "2026-11-23 11:00")) == "never cap")
    #expect(story.say(try story.check(.other, at: "2026-11-23 11:00")) == "notYet 2026-11-26 10:00")
  }

  @Test func `of several denials the first rule is the reason`() throws {
    var story = try story(may: [])
    try story.record("2026-11-03 10:00", .promiseRecorded(.noFollowUp))
    try story.record("2026-11-03 11:00", .outcomeRecorded(OutcomeRecorded(.rejected)))
    let verdict = try story.check(.checkIn, at: "2026-11-03 12:00")
    let denials = verdict.because.filter { $0.effect == .denies }.map(\.rule)
    #expect(denials == [.permission, .outcome, .noFollowUp])
    #expect(
      RuleName.allCases.map(\.rawValue) == [
        "zone", "no-occasion", "permission", "stated-channel", "outcome", "accepted-elsewhere",
        "no-follow-up", "connect", "promised-date", "cap", "spacing", "stage-window", "hours",
        "holidays", "compensation",
        "quiet-hours", "tone",
      ])
  }

  @Test(arguments: [Action.thankYou, .correction, .graciousNote, .reply])
  func `without an occasion there is nothing to say`(_ action: Action) throws {
    let story = try story()
    let verdict = try story.check(action, at: "2026-11-03 12:00")
    #expect(story.say(verdict) == "never no-occasion")
    #expect(verdict.because.first?.source == .ours)
    #expect(verdict.because.first?.remedy?.application == "acme")
  }

  @Test func `the trace says when no holidays are known, and is silent when some are`() throws {
    var policy = Policy()
    let unknown = try story()
    #expect(
      try unknown.followUp(.checkIn, at: "2026-11-03 12:00").because.contains {
        $0.rule == .holidays && $0.text.contains("no holidays are known")
      })
    policy.holidays = ["*": [CivilDate(year: 2030, month: 1, day: 1)!]]
    let known = try story(policy: policy)
    #expect(
      try known.followUp(.checkIn, at: "2026-11-03 12:00").because.allSatisfy {
        $0.rule != .holidays
      })
  }

  // MARK: Compensation

  @Test(arguments: [
    ("110000", "EUR", "allowed"), ("110000.01", "EUR", "never compensation"),
    ("90000", "EUR", "allowed"), ("500000", "USD", "allowed"), ("110000", nil, "allowed"),
  ])
  func `a later figure may exceed the first by the settings' percentage`(
    _ amount: String, _ currency: String?, _ expected: String
  ) throws {
    var story = try story()
    try story.record(
      "2026-11-03 12:00", .salaryStated(SalaryStated(amount: Amount("100000")!, currency: "EUR")))
    try story.record(
      "2026-11-04 12:00", .salaryStated(SalaryStated(amount: Amount("105000")!, currency: "EUR")))
    let verdict = try story.situation("2026-11-05 12:00")
      .check(salary: SalaryStated(amount: Amount(amount)!, currency: currency))
    #expect(story.say(verdict) == expected)
    #expect(!verdict.because.isEmpty)
  }

  @Test func `figures for different times are not held against each other`() throws {
    var story = try story()
    let hourly = SalaryStated(amount: Amount("60")!, currency: "EUR", per: .hour)
    try story.record("2026-11-03 12:00", .salaryStated(hourly))
    let situation = try story.situation("2026-11-05 12:00")
    let monthly = SalaryStated(amount: Amount("9000")!, currency: "EUR", per: .month)
    let verdict = situation.check(salary: monthly)
    #expect(story.say(verdict) == "allowed")
    #expect(verdict.because[0].text.hasSuffix("was per hour"))
    let dearer = SalaryStated(amount: Amount("90")!, currency: "EUR", per: .hour)
    #expect(story.say(situation.check(salary: dearer)) == "never compensation")
  }

  @Test func `at the final stage the first figure stands, after an offer there is negotiation`()
    throws
  {
    var story = try story()
    try story.record(
      "2026-11-03 12:00", .salaryStated(SalaryStated(amount: Amount("100000")!, currency: nil)))
    try story.interview(.final, ended: "2026-11-04 12:00")
    func say(_ amount: String, at local: String) throws -> String {
      story.say(try story.situation(local).check(salary: SalaryStated(amount: Amount(amount)!)))
    }
    #expect(try say("100000", at: "2026-11-05 12:00") == "allowed")
    #expect(try say("100000.000001", at: "2026-11-05 12:00") == "never compensation")
    try story.record("2026-11-06 12:00", .outcomeRecorded(OutcomeRecorded(.offer)))
    #expect(try say("200000", at: "2026-11-06 12:00") == "allowed")
  }

  @Test func `the first figure is the base whatever was said, and the denial names it`() throws {
    var story = try story()
    let first = try story.situation("2026-11-03 12:00").check(
      salary: SalaryStated(amount: Amount("1")!))
    #expect(first.answer == .allowed)
    try story.record(
      "2026-11-03 12:00", .salaryStated(SalaryStated(amount: Amount("90000")!, currency: "EUR")))
    try story.record(
      "2026-11-04 12:00", .salaryStated(SalaryStated(amount: Amount("120000")!, currency: "EUR")))
    #expect(story.warnings.count == 1)
    #expect(story.warnings[0].contains("90000 EUR on Tue 3 Nov 2026"))
    #expect(story.warnings[0].contains("33.4 % more"))
  }
}
