internal import CivilTime
internal import ControlInterface
internal import FollowupCore
internal import Ground
internal import JSON
internal import Reporting
internal import Schema

/// What a report is written from: the daemon's answers, and how the user wants it.
struct ReportRequest {
  let report: Report
  private let zone: Zone
  private let zones: any ZoneSource
  private let isPretty: Bool

  /// - Throws: `WritingError.failed` if a member is missing or wrong, or the user's zone is not known.
  init(_ request: WritingRequest) throws(WritingError) {
    let context = request.context
    let timelines: ListTimelinesMethod.Reply = try Self.reply("timelines", in: context)
    let figures: GetFiguresMethod.Reply = try Self.reply("figures", in: context)
    zones = ZoneDatabase()
    do { zone = try zones.zone(named: timelines.userZone) } catch { throw .failed("\(error)") }
    report = Report(
      timelines, figures: figures.figures, userZone: zone,
      isAnonymous: context["anonymous"]?.boolValue ?? false)
    isPretty = context["pretty"]?.boolValue ?? false
  }

  private static func reply<Reply: Shaped>(
    _ name: String, in context: JSONObject
  ) throws(WritingError) -> Reply {
    guard let json = context[name] else {
      throw .failed("In the context, \(quoted(name)) is missing.")
    }
    do { return try Reply(json: json) } catch {
      throw .failed("In the context, \(quoted(name)) is not what it has to be: \(error)")
    }
  }

  var page: ReportPage { ReportPage(report, userZone: zone, zones: zones) }

  var json: String {
    PrintableText.escaped(json: report.object.serialized(pretty: isPretty))
  }
}
