package import FollowupCore
package import JSON

/// An application as it is told.
package struct ApplicationReport: WireObject {
  package var name: String
  package var company: String?
  package var role: String?
  /// The employer's zone, in which everything is computed.
  package var zone: String
  /// Whether none was recorded, and the zone is a default.
  package var zoneIsAssumed: Bool
  /// The channels that the employer stated.
  package var channels: [Channel]
  package var stage: Stage
  /// Where silence began.
  package var anchor: AnchorReport
  package var outcome: Outcome?
  /// What they last said about timing.
  package var promise: PromiseReport?
  /// Whether it was given up on: nothing more is in order until something happens.
  package var dormant: Bool
  package var contacts: [ContactReport]
  package var interviews: [InterviewReport]
  /// How many messages and calls from the user were recorded.
  package var touches: Int
  /// How many messages and calls from the employer were recorded.
  package var heard: Int
  /// How many check-ins were sent since silence began.
  package var checkIns: Int
  /// The soonest follow-up, if one is to be made.
  package var nextFollowUp: FollowUpReport?

  package init(
    name: String, company: String? = nil, role: String? = nil, zone: String, zoneIsAssumed: Bool,
    channels: [Channel] = [], stage: Stage, anchor: AnchorReport, outcome: Outcome? = nil,
    promise: PromiseReport? = nil, dormant: Bool = false, contacts: [ContactReport] = [],
    interviews: [InterviewReport] = [], touches: Int = 0, heard: Int = 0, checkIns: Int = 0,
    nextFollowUp: FollowUpReport? = nil
  ) {
    self.name = name
    self.company = company
    self.role = role
    self.zone = zone
    self.zoneIsAssumed = zoneIsAssumed
    self.channels = channels
    self.stage = stage
    self.anchor = anchor
    self.outcome = outcome
    self.promise = promise
    self.dormant = dormant
    self.contacts = contacts
    self.interviews = interviews
    self.touches = touches
    self.heard = heard
    self.checkIns = checkIns
    self.nextFollowUp = nextFollowUp
  }

  package init(_ members: inout MemberReader) throws(ControlError) {
    name = try members.required("name")
    company = try members.optional("company")
    role = try members.optional("role")
    zone = try members.required("zone")
    zoneIsAssumed = try members.required("zoneIsAssumed")
    channels = try members.required("channels")
    stage = try members.required("stage")
    anchor = try members.required("anchor")
    outcome = try members.optional("outcome")
    promise = try members.optional("promise")
    dormant = try members.required("dormant")
    contacts = try members.required("contacts")
    interviews = try members.required("interviews")
    touches = try members.required("touches")
    heard = try members.required("heard")
    checkIns = try members.required("checkIns")
    nextFollowUp = try members.optional("nextFollowUp")
  }

  package var json: JSONObject {
    .withNulls(
      ("name", name), ("company", company), ("role", role), ("zone", zone),
      ("zoneIsAssumed", zoneIsAssumed), ("channels", channels), ("stage", stage),
      ("anchor", anchor), ("outcome", outcome), ("promise", promise), ("dormant", dormant),
      ("contacts", contacts), ("interviews", interviews), ("touches", touches), ("heard", heard),
      ("checkIns", checkIns), ("nextFollowUp", nextFollowUp))
  }
}
