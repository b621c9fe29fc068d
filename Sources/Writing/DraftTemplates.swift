internal import FollowupCore

extension TextKind {
  /// Messages to employers: a line "Subject: …", an empty line, and the message.
  package static let draft = TextKind(
    "draft", escapesHTML: false,
    templates: Dictionary(
      uniqueKeysWithValues: Action.allCases.map { ($0.rawValue, DraftTemplates.text(for: $0)) }),
    variables: ["recipient", "company", "role", "occasion", "date", "leaving", "you"])
}

/// The templates of messages. None names another employer, a figure, or anyone but its reader; each asks
/// for one thing at most. What the user alone can say stands in brackets.
private enum DraftTemplates {
  static func text(for action: Action) -> String {
    """
    Subject: \(subject(of: action))

    Dear {{#recipient}}{{recipient}}{{/recipient}}{{^recipient}}hiring team{{/recipient}},

    \(body(of: action))

    Kind regards
    {{#you}}
    {{you}}
    {{/you}}

    """
  }

  private static let position = "{{#role}} for the position of {{role}}{{/role}}"
  /// Of a message that was not about an event, neither is known.
  private static let since = "{{#occasion}}, after {{occasion}} on {{date}}{{/occasion}}"
  private static let onDate = "{{#date}} on {{date}}{{/date}}"
  private static let ofDate = "{{#date}} of {{date}}{{/date}}"

  private static func subject(of action: Action) -> String {
    let words =
      switch action {
      case .thankYou: "Thank you for the conversation"
      case .checkIn, .offerNews, .other: "My application"
      case .correction: "A correction"
      case .graciousNote: "Thank you"
      case .reply: "Your message"
      case .decision: "Your offer"
      case .connect: "Staying in touch"
      }
    return words + "{{#role}}: {{role}}{{/role}}"
  }

  /// A paragraph is a line: it is filled when its values are known.
  private static func body(of action: Action) -> String {
    switch action {
    case .thankYou:
      """
      Thank you for your time and for the conversation\(onDate). I enjoyed hearing about the work, and I \
      would be glad to be part of it.

      I look forward to hearing from you.
      """
    case .checkIn:
      """
      I am writing about my application\(position)\(since). I remain very interested.

      Could you tell me where the process stands?
      """
    case .correction:
      """
      I would like to correct something that I told you:

      [What was wrong, and what is right.]

      I apologise for the mistake, and thank you for your understanding.
      """
    case .graciousNote:
      """
      Thank you for the time that you gave my application\(position).{{#leaving}} I have decided not to pursue it further.{{/leaving}}

      I would be glad to hear of other openings in the future, and wish you all the best.
      """
    case .reply:
      """
      Thank you for your message\(ofDate).

      [Your answer.]
      """
    case .decision:
      """
      Thank you very much for your offer\(ofDate).

      [That you accept it, or that you decline it.]
      """
    case .offerNews:
      """
      I am writing about my application\(position). I have received an offer that I have to answer soon. \
      I remain very interested in working with you, so that I want you to know in good time.

      Could you tell me whether a decision is possible before then?
      """
    case .connect:
      """
      Thank you for considering my application\(position). I would be glad to stay in touch.
      """
    case .other:
      """
      I am writing about my application\(position).

      [What you would like to say.]
      """
    }
  }
}
