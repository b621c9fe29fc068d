/// Which addresses are no person's: those of programs, of calendars and of several people.
enum Mailboxes {
  /// Whether an address in small letters is no person's own.
  static func isShared(_ address: String) -> Bool {
    let parts = address.split(separator: "@")
    guard parts.count == 2 else { return true }
    let local = parts[0].prefix { $0 != "+" }
    let plain = Substring(local.filter { $0.isLetter })
    return sharedNames.contains(plain) || plain.hasPrefix("noreply")
      || plain.hasPrefix("donotreply")
      || isToken(local) || isRelay(String(parts[1]))
  }

  /// Whether a name is that of a calendar, a team or a room. A person's may have the department behind
  /// it, as in "Doe, Jo (Recruiting)".
  static func isShared(name: String) -> Bool {
    let words = name.lowercased().split { !$0.isLetter }
    let isPerson =
      name.hasSuffix(")") && (name.prefix { $0 != "(" }).split { !$0.isLetter }.count > 1
    return !isPerson && words.last.map(sharedWords.contains) ?? true
  }

  /// Whether everybody may have an address there, so that it says nothing about an employer.
  static func isPublic(_ domain: String) -> Bool { publicDomains.contains(domain) }

  /// Whether a domain is that of a scheduling or calendar service.
  static func isRelay(_ domain: String) -> Bool {
    let labels = domain.split(separator: ".")
    if let first = labels.first, relayLabels.contains(first) { return true }
    return relays.contains { domain == $0 || domain.hasSuffix("." + $0) }
  }

  /// "c_5d0f3a9be7", "2_gezdgnbvgy3tqojqge": made by a program. A person's has no run of digits amid
  /// its letters.
  private static func isToken(_ local: Substring) -> Bool {
    let parts = local.split(separator: "_")
    if parts.count == 2, parts[0].count == 1, parts[1].count >= 8,
      parts[0].allSatisfy({ $0.isNumber }) || parts[1].contains(where: \.isNumber)
    {
      return true
    }
    let digits = local.count { $0.isNumber }
    return local.count >= 20 && digits >= 5 && !local.contains(".")
  }

  private static let sharedNames: Set<Substring> = Set(
    """
    admin booking bookings bounce bounces calendar calendarinvite calendarnotification career careers \
    contact contactus events hello help hiring hr humanresources info interview interviews \
    interviewing invitation invitations invite invites job jobs mailer mailerdaemon meeting meetings \
    notification notifications notify office people peopleops postmaster recruiter recruiters \
    recruiting recruitment recruit reminder reminders reply resume resumes scheduler scheduling \
    schedule staffing support system talent talentacquisition talentteam team teams unknownorganizer \
    webmaster
    """.split(separator: " "))

  private static let sharedWords: Set<Substring> = [
    "acquisition", "bot", "calendar", "careers", "meetings", "recruiting", "recruitment", "room",
    "scheduler", "scheduling", "support", "team",
  ]

  private static let relayLabels: Set<Substring> = [
    "bounce", "bounces", "group", "import", "invites", "noreply", "notifications", "reply",
    "resource",
  ]

  private static let relays = [
    "ashbyhq.com", "cal.com", "calendar.google.com", "calendly.com", "cronofy.com", "goodtime.io",
    "greenhouse.io", "greenhouse-mail.io", "guide.co", "imip.me.com", "lever.co", "modernloop.io",
    "myworkday.com", "smartrecruiters.com", "teams.microsoft.com", "webex.com", "workable.com",
    "zoom.us",
  ]

  private static let publicDomains: Set<String> = [
    "aol.com", "fastmail.com", "free.fr", "gmail.com", "gmx.at", "gmx.ch", "gmx.com", "gmx.de",
    "gmx.net", "googlemail.com", "hotmail.com", "icloud.com", "laposte.net", "libero.it",
    "live.com",
    "mac.com", "mail.com", "mail.ru", "me.com", "msn.com", "orange.fr", "outlook.com", "outlook.de",
    "pm.me", "posteo.de", "proton.me", "protonmail.com", "qq.com", "t-online.de", "web.de",
    "yahoo.co.jp", "yahoo.co.uk", "yahoo.com", "yahoo.de", "yahoo.fr", "yandex.ru", "163.com",
  ]
}
