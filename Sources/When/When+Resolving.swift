package import CivilTime

extension When {
  /// The instant that is meant.
  ///
  /// A time in a gap is the first instant after it, one in a fold the first of the two. A day without
  /// a time of day is its start, except for an interview.
  ///
  /// - Throws: `WhenError` if an interview's time of day is missing, or for a zone that does not exist.
  package func instant(for use: WhenUse, in context: WhenContext) throws(WhenError) -> Instant {
    switch meaning {
    case .now: return context.reference
    case .instant(let instant): return instant
    case .shifted(let span, let isAgo):
      return span.added(to: context.reference, in: context.zone, backwards: isAgo)
    case .civil(let day, let time, let word):
      var context = context
      if let word { context.zone = try zone(word, in: context) }
      guard let time = time ?? day.flatMap({ implicitTime(of: $0, for: use, in: context) }) else {
        throw .timeMissing(text)
      }
      let date = try date(day ?? .relative(days: 0), at: time, for: use, in: context)
      return context.zone.instant(of: CivilDateTime(date: date, time: time))
    }
  }

  /// The date that is meant. A weekday or a date without a year is the coming one, and may be today; a
  /// weekday is not today if that is over.
  ///
  /// - Throws: `WhenError` if a time of day was written.
  package func date(in context: WhenContext) throws(WhenError) -> CivilDate {
    guard case .civil(let day?, nil, nil) = meaning else { throw .dateWanted(text) }
    return try date(day, at: nil, for: .coming, in: context)
  }

  /// The deadline that is meant: a date, if no time of day was written.
  package func dateOrInstant(in context: WhenContext) throws(WhenError) -> DateOrInstant {
    if case .civil(_?, nil, nil) = meaning { return .date(try date(in: context)) }
    return .instant(try instant(for: .coming, in: context))
  }

  /// The time of a day that was written without one; nil if there has to be one.
  private func implicitTime(of day: Day, for use: WhenUse, in context: WhenContext) -> TimeOfDay? {
    if case .counted = day { return context.zone.civil(at: context.reference).time }
    return use == .interview ? nil : .midnight
  }

  private func zone(_ word: ZoneWord, in context: WhenContext) throws(WhenError) -> Zone {
    switch word {
    case .mine: return context.userZone
    case .offset(let seconds): return Zone(offsetSeconds: seconds)
    case .named(let name):
      if let zone = try? context.zones.zone(named: name) { return zone }
      let names = context.zones.suggestions(for: name)
      // "europe/berlin" can mean only one.
      if let only = names.first, only.lowercased() == name.lowercased(),
        let zone = try? context.zones.zone(named: only)
      {
        return zone
      }
      throw .unknownZone(name, in: text, suggestions: names)
    }
  }
}

extension When {
  /// The date of a day.
  ///
  /// - Parameter time: the time on it, if an instant is wanted: today does not count if it is then on
  ///   the wrong side of now.
  private func date(
    _ day: Day, at time: TimeOfDay?, for use: WhenUse, in context: WhenContext
  ) throws(WhenError) -> CivilDate {
    let today = context.zone.date(at: context.reference)
    switch day {
    case .relative(let days), .counted(let days): return today.adding(days: days)
    case .date(let date, let weekday): return try checked(date, against: weekday)
    case .yearless(let month, let day, let weekday):
      let date = Self.nearest(month: month, day: day, to: today, for: use)
      return try checked(date, against: weekday)
    case .weekday(let weekday, let week?):
      return today.adding(days: weekday.rawValue - today.weekday.rawValue + 7 * week)
    case .weekday(let weekday, nil):
      let ahead = (weekday.rawValue - today.weekday.rawValue + 7) % 7
      let coming = today.adding(days: ahead)
      let instant = context.zone.instant(
        of: CivilDateTime(date: coming, time: time ?? context.dayEnds))
      if use == .happened {
        return context.reference < instant ? coming.adding(days: -7) : coming
      }
      let isOver =
        time == nil ? instant <= context.reference : instant < context.reference
      return isOver ? coming.adding(days: 7) : coming
    }
  }

  private func checked(_ date: CivilDate, against weekday: Weekday?) throws(WhenError) -> CivilDate
  {
    guard let weekday, weekday != date.weekday else { return date }
    throw .wrongWeekday(weekday, of: date, in: text)
  }

  /// The date without its year that is nearest to today on the side that is meant. 29 February may be
  /// eight years off.
  private static func nearest(
    month: Int, day: Int, to today: CivilDate, for use: WhenUse
  ) -> CivilDate {
    let dates = (-8...8).compactMap { CivilDate(year: today.year + $0, month: month, day: day) }
    let candidates = dates.filter { date in
      switch use {
      case .interview: true
      case .happened: date <= today
      case .coming: date >= today
      }
    }
    // At either end of time the side that is meant has none.
    let ordered = (candidates.isEmpty ? dates : candidates).sorted(by: >)
    return ordered.min { abs($0.days(until: today)) < abs($1.days(until: today)) }!
  }
}
