import FollowupCore

extension Renderer {
  func holidays(_ listing: HolidayListing) -> Page {
    var page = Page()
    page.add("\(listing.source, .bold), \(listing.year): business hours are \(listing.hours).")
    if listing.areWorkdaysDoubtful {
      page.add("Accounts of the working days there differ: set days under [employer].", hanging: 2)
    }
    if let years = listing.years, !listing.isKnown {
      page.add(
        "The list has the years \(years.lowerBound) to \(years.upperBound) alone.", hanging: 2)
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
