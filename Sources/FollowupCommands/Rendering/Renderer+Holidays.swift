import FollowupCore
import Importing

extension Renderer {
  func holidays(_ listing: HolidayListing) -> Page {
    var page = Page()
    page.add("\(listing.source, .bold), \(listing.year): business hours are \(listing.hours).")
    if listing.areWorkdaysDoubtful {
      page.add("Accounts of the working days there differ: set days under [employer].", hanging: 2)
    }
    if let years = listing.years, !listing.isKnown {
      page.add(
        "The list has the years \(years.lowerBound) to \(years.upperBound) only.", hanging: 2)
    }
    for day in listing.days {
      let names = day.names.isEmpty ? "your own" : day.names.joined(separator: ", ")
      page.add(
        Line(Phrasing.date(day.date)), Line(names + (day.isEstimate ? " (an estimate)" : "")),
        indent: 2, labelWidth: 17)
    }
    return page
  }
}

extension Renderer {
  /// The days that were added, what was counted already, and what is no day off.
  func importedHolidays(_ answer: HolidayImportAnswer) -> Page {
    var page = Page()
    let owner = answer.name == "*" ? "every employer" : answer.name
    let new = answer.report.days.filter { answer.new.contains($0.date) }
    if !new.isEmpty {
      page.add("\(answer.isDryRun ? "Would add" : "Added") for \(owner):")
      for day in new {
        page.add(
          Line(Phrasing.date(day.date)), Line(day.name), indent: 2, labelWidth: 17)
      }
    }
    let known = answer.report.days.count - new.count
    if known > 0 { page.add("Imported before: \(known) \(known == 1 ? "day" : "days").") }
    for remark in answer.report.passedOver {
      page.add("Passed over: \(remark.place): \(remark.message)", hanging: 2)
    }
    if new.isEmpty { page.add("There is nothing new to add.") }
    return page
  }
}
