import CivilTime
import ControlInterface
import FollowupCore
import Importing
import When

extension Renderer {
  /// What was recorded of files or would be, what was known, and what is nothing to record.
  func imported(_ answer: ImportAnswer) -> Page {
    var page = Page()
    if let recorded = answer.recorded {
      page.add(self.recorded(recorded))
      for event in recorded.known {
        page.add("Known already: \(about(event.application))\(sentence(event)).", hanging: 2)
      }
    } else {
      for event in answer.report.events { page.add(said(event, after: "Would record", answer)) }
    }
    for event in answer.report.known { page.add(said(event, after: "Known already", answer)) }
    for remark in answer.report.passedOver {
      page.add("Note: \(remark.place): \(remark.message)", hanging: 2)
    }
    if answer.report.events.isEmpty { page.add("There is nothing new to record.") }
    return page
  }

  private func about(_ application: String) -> String {
    application.isEmpty ? "" : "for \(application), "
  }

  private func said(_ event: EventRequest, after verb: String, _ answer: ImportAnswer) -> Page {
    let name = answer.zoneName(of: event.application)
    let zone = name.map(zone(named:)) ?? times.userZone
    let say = { (instant: Instant) in
      Phrasing.dateAndTime(instant, in: zone, and: times.userZone)
    }
    let interview = answer.interview(of: event.body.payload?.subject)
    let subject = interview.map { "\($0.stage.phrase) of \(say($0.at))" }
    let sentence = subject.map { event.body.payload?.sentence(about: $0, say) ?? "" }
    var line: Line =
      "\(verb) for \(event.application): \((sentence ?? event.body.payload?.sentence(say) ?? "").onOneLine)"
    let context = WhenContext(
      reference: times.now, zone: zone, userZone: times.userZone, zones: source)
    if event.body.nature.happensAtATime, let at = event.at,
      let instant = try? at.instant(for: .interview, in: context)
    {
      line.append(", \(times.full(instant, in: zone))")
    }
    line.append(".")
    var page = Page()
    page.add(line, hanging: 2)
    return page
  }
}

extension ImportAnswer {
  /// The interview that an event is about.
  fileprivate func interview(of id: EventID?) -> InterviewReport? {
    id.flatMap { id in known.applications.lazy.flatMap(\.interviews).first { $0.event == id } }
  }

  /// The zone of an application that was known, or is added here.
  fileprivate func zoneName(of application: String) -> String? {
    if let known = known.applications.first(where: { $0.name == application }) { return known.zone }
    for event in report.events where event.application == application {
      if case .applicationAdded(let added) = event.body { return added.fields.zone }
    }
    return nil
  }
}
