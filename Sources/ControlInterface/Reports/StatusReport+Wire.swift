package import JSON

extension StatusReport {
  package init(_ members: inout MemberReader) throws(ControlError) {
    version = try members.required("version")
    pid = try members.required("pid")
    device = try members.required("device")
    configFile = try members.required("configFile")
    configurationState = try members.required("configurationState")
    logDirectory = try members.required("logDirectory")
    logState = try members.required("logState")
    damage = try members.required("damage")
    socket = try members.required("socket")
    zone = try members.required("zone")
    tzVersion = try members.optional("tzVersion")
    events = try members.required("events")
    applications = try members.required("applications")
    nextWakeUp = try members.optional("nextWakeUp")
    nextReminder = try members.optional("nextReminder")
    journal = try members.required("journal")
    desktop = try members.required("desktop")
    problems = try members.required("problems")
    holidaysKnownFor = try members.required("holidaysKnownFor")
    zonesWithoutHolidays = try members.required("zonesWithoutHolidays")
  }

  package var json: JSONObject {
    .withNulls(
      ("version", version), ("pid", pid), ("device", device), ("configFile", configFile),
      ("configurationState", configurationState), ("logDirectory", logDirectory),
      ("logState", logState), ("damage", damage), ("socket", socket), ("zone", zone),
      ("tzVersion", tzVersion), ("events", events), ("applications", applications),
      ("nextWakeUp", nextWakeUp), ("nextReminder", nextReminder), ("journal", journal),
      ("desktop", desktop), ("problems", problems), ("holidaysKnownFor", holidaysKnownFor),
      ("zonesWithoutHolidays", zonesWithoutHolidays))
  }
}
