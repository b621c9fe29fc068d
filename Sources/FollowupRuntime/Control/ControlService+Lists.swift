internal import CivilTime
internal import ControlInterface
internal import FollowupCore
internal import Schema
internal import Varlink
internal import When

/// Answers about many applications. They may be long, and are worked out in steps.
extension ControlService {
  func listApplications(
    _ request: ListApplicationsMethod.Request
  ) throws(VarlinkError) -> ControlAnswer {
    let now = driver.now()
    if let name = request.application {
      let application = try asked { () throws(RequestError) in
        try driver.engine.application(named: name)
      }
      let reply = ListApplicationsMethod.Reply(
        userZone: userZone, applications: driver.engine.report(on: [application.name], at: now),
        followUps: driver.engine.report(on: driver.engine.followUps(of: application.name, at: now)),
        history: driver.engine.history(of: application.name, at: now))
      return ControlAnswer(reply)
    }
    let names = driver.engine.names
    let shown = request.all ? names : driver.engine.namesUnderWay(at: now)
    let reply = ListApplicationsMethod.Reply(
      userZone: userZone, applications: [], leftOut: names.count - shown.count)
    return ControlAnswer(
      reply.object,
      .init(name: "applications", count: shown.count) { [driver] range in
        driver.engine.report(on: Array(shown[range]), at: now)
      })
  }

  func listFollowUps(
    _ request: ListFollowUpsMethod.Request
  ) throws(VarlinkError) -> ControlAnswer {
    let now = driver.now()
    let asOf = try reader.instant(
      request.asOf, for: .coming, of: request.application, parameter: "asOf")
    let name = try whole(request.application, asOf: asOf)
    let limit = request.limit ?? .max
    // The first few are found without a look at the others.
    if asOf == nil, name != nil || request.limit != nil {
      let followUps = driver.engine.followUps(of: name, limit: limit, at: now)
      let coming = driver.engine.coming(of: name, limit: limit, at: now)
      return listed(asOf: now, followUps.count, coming.count) { [driver] range in
        followUps[range].map { ($0, driver.engine.followUps(alongWith: $0, at: now)) }
      } coming: {
        Array(coming[$0])
      }
    }
    var listing = Listing(of: name, asOf: asOf, at: now, in: driver.engine)
    return .after { [self] in
      listing.gather(ControlAnswer.looksAtOnce, in: driver.engine)
      guard listing.isGathered else { return nil }
      let counts = (listing.followUpCount, listing.dateCount)
      return listed(asOf: asOf ?? now, min(counts.0, limit), min(counts.1, limit)) {
        [driver] range in
        listing.nextFollowUps(range.count, in: driver.engine)
      } coming: {
        listing.nextDates($0.count)
      }
    }
  }

  /// - Parameters:
  ///   - followUps: the next follow-ups, each with those for which the same message does.
  ///   - coming: the next dates.
  private func listed(
    asOf: Instant, _ followUpCount: Int, _ dateCount: Int,
    _ followUps: @escaping (Range<Int>) -> [(followUp: FollowUp, alongWith: [FollowUp])],
    coming: @escaping (Range<Int>) -> [Coming]
  ) -> ControlAnswer {
    let reply = ListFollowUpsMethod.Reply(asOf: asOf, userZone: userZone, followUps: [])
    return ControlAnswer(
      reply.object,
      .init(name: "followUps", count: followUpCount) { range in
        followUps(range).map { FollowUpReport($0.followUp, among: $0.alongWith) }
      },
      .init(name: "coming", count: dateCount) { range in
        coming(range).map { ComingReport($0) }
      })
  }

  func listEvents(
    _ request: ListEventsMethod.Request
  ) throws(VarlinkError) -> ControlAnswer {
    var name = request.application
    // What was deleted is still in the log.
    if name.map({ driver.engine.events(of: $0).isEmpty }) ?? false {
      name = try whole(name, asOf: nil)
    }
    if let name {
      return listed(driver.engine.events(of: name, latest: request.limit ?? .max))
    }
    var latest = driver.engine.latestEvents
    let count = min(driver.engine.eventCount, request.limit ?? .max)
    var events: [Event] = []
    events.reserveCapacity(count)
    return .after { [self] in
      for _ in 0..<Self.eventsAtOnce {
        guard events.count < count, let event = latest.next() else {
          return listed(events.reversed())
        }
        events.append(event)
      }
      return nil
    }
  }

  /// How many events are picked in one turn; what is said of each comes later.
  private static let eventsAtOnce = 256

  private func listed(_ events: some RandomAccessCollection<Event>) -> ControlAnswer {
    let reply = ListEventsMethod.Reply(userZone: userZone, events: [])
    return ControlAnswer(
      reply.object,
      .init(name: "events", count: events.count) { [driver] range in
        let picked = events.dropFirst(range.lowerBound).prefix(range.count)
        return driver.engine.report(on: driver.engine.shown(Array(picked)))
      })
  }

  func listTimelines(
    _ request: ListTimelinesMethod.Request
  ) throws(VarlinkError) -> ControlAnswer {
    let name = try whole(request.application, asOf: nil)
    let now = driver.now()
    let (from, range) = driver.engine.span(ofWeeks: request.weeks, around: now)
    var shown: [TimelineReport] = []
    var leftOut = 0
    return .after(each: name.map { [$0] } ?? driver.engine.names) { [driver] name in
      guard let situation = driver.engine.situation(of: name, at: now) else { return }
      let timeline = TimelineReport(situation, in: range)
      if timeline.items.isEmpty, request.application == nil, !request.all {
        leftOut += 1
      } else {
        shown.append(timeline)
      }
    } answer: { [self] in
      let reply = ListTimelinesMethod.Reply(
        asOf: now, userZone: userZone, from: from, weeks: request.weeks, timelines: [],
        leftOut: leftOut)
      return ControlAnswer(
        reply.object,
        .init(name: "timelines", count: shown.count) { range in Array(shown[range]) })
    }
  }

  func figures() -> ControlAnswer {
    let now = driver.now()
    var count = FigureCount()
    return .after(each: driver.engine.names) { [driver] name in
      if let situation = driver.engine.situation(of: name, at: now) { count.take(situation) }
    } answer: { [self] in
      ControlAnswer(GetFiguresMethod.Reply(userZone: userZone, figures: count.figures))
    }
  }

  func exported(
    _ request: ExportCalendarMethod.Request
  ) throws(VarlinkError) -> ControlAnswer {
    let export = exportCalendar(try whole(request.application, asOf: nil))
    return .after {
      export().map { ControlAnswer(ExportCalendarMethod.Reply(calendar: $0)) }
    }
  }
}
