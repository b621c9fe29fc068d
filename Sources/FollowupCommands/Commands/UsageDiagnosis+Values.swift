import CivilTime

extension UsageDiagnosis {
  /// The value that a word may mean that is none of them: the nearest, the one that begins as it does,
  /// or the one that has its sense.
  static func value(meantBy word: String, among values: [String]) -> String? {
    let word = word.lowercased()
    if let nearest = nearestWord(to: word, among: values) { return nearest }
    let meant = senses.filter { $0.words.contains(word) }.map(\.value).filter(values.contains)
    if let meant = meant.first { return meant }
    let alike = values.filter { value in
      let common = zip(word, value).prefix { $0 == $1 }.count
      return common >= min(4, word.count, value.count) && common > 2
    }
    return alike.count == 1 ? alike[0] : nil
  }

  /// What people say for the values of actions, channels, stages, outcomes, parts and pay periods. A word
  /// that could be either of two, such as "interview", is not in it.
  private static let senses: [(value: String, words: Set<String>)] = [
    ("thank-you", ["thx", "ty"]),
    (
      "check-in",
      [
        "followup", "follow-up", "follow_up", "nudge", "chase", "ping", "status", "inquiry",
        "enquiry",
      ]
    ),
    ("correction", ["apology", "apologize", "apologise", "sorry", "fix", "erratum"]),
    ("gracious-note", ["goodbye", "farewell", "rejection-reply"]),
    ("reply", ["answer", "response", "respond", "re"]),
    ("decision", ["accept", "decline", "accepted", "declined"]),
    ("offer-news", ["offer", "competing-offer", "other-offer", "leverage"]),
    ("connect", ["linkedin", "xing", "invite", "connection"]),
    ("email", ["e-mail", "gmail", "outlook"]),
    ("letter", ["post", "paper", "fax"]),
    ("phone", ["call", "telephone", "tel", "mobile", "cell", "voice", "screening", "screen"]),
    ("text", ["sms", "whatsapp", "signal", "telegram", "imessage", "message", "chat"]),
    ("social", ["linkedin", "xing", "facebook", "twitter", "instagram", "mastodon", "x"]),
    ("first", ["1", "1st", "one", "i"]), ("second", ["2", "2nd", "two", "ii"]),
    ("third", ["3", "3rd", "three", "iii"]), ("final", ["last", "4", "4th", "fourth", "fifth"]),
    ("accepted", ["hired", "signed", "yes"]), ("declined", ["no", "refuse", "turn-down"]),
    ("rejected", ["refused", "denied", "failed", "turned-down", "rejection"]),
    ("withdrawn", ["quit", "cancelled", "canceled", "retracted", "dropped"]),
    ("recruiter", ["hr", "agency", "headhunter", "sourcer", "talent"]),
    ("manager", ["boss", "lead", "hiring-manager", "supervisor"]),
    ("interviewer", ["panel", "panelist", "engineer", "colleague"]),
    ("referrer", ["friend", "referral", "reference", "insider"]),
    ("year", ["annual", "annually", "annum", "pa", "p.a."]), ("day", ["daily"]),
  ]
}
