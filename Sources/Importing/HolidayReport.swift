package import CivilTime
package import Schema

/// The days off of calendars that are imported.
package struct HolidayReport: Shaped {
  package var days: [HolidayDay]
  package var passedOver: [ImportRemark]
  package var refused: [ImportRemark]

  package init(
    days: [HolidayDay] = [], passedOver: [ImportRemark] = [], refused: [ImportRemark] = []
  ) {
    self.days = days
    self.passedOver = passedOver
    self.refused = refused
  }

  package static let shape = Shape(
    Self.init,
    Field("days", \.days, "In order, no date twice."),
    Field("passedOver", \.passedOver, "What the files hold that is no day off, and why."),
    Field("refused", \.refused, "What is wrong with the files; nothing is taken if there is any."))
}

/// A day off, and what it is called.
package struct HolidayDay: Shaped {
  package let date: CivilDate
  package let name: String

  package init(date: CivilDate, name: String) {
    self.date = date
    self.name = name
  }

  package static let shape = Shape(
    Self.init,
    Field("date", \.date, "The date."),
    Field("name", \.name, "What the day is called."))
}
