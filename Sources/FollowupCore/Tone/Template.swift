/// A message to begin with. What stands in brackets is for the user to fill in.
package enum Template {
  /// The subject and the text of a first draft for an action: short, polite, with one request at most.
  package static func text(for action: Action) -> (subject: String, body: String) {
    let (subject, text) = draft(for: action)
    return (subject, "Dear [name],\n\n\(text)\n\nKind regards\n[your name]\n")
  }

  private static func draft(for action: Action) -> (subject: String, text: String) {
    switch action {
    case .thankYou:
      (
        "Thank you for our conversation",
        """
        Thank you for your time today, and for telling me about the work as [role]. What you said \
        about [subject] made me want to do it all the more.
        """
      )
    case .checkIn:
      (
        "[role]: where things stand",
        """
        I enjoyed our conversation on [date] and remain very interested in the position as [role]. \
        Could you tell me where the decision stands?
        """
      )
    case .correction:
      (
        "A correction to what I sent",
        """
        In what I sent on [date] I made a mistake: [what was wrong]. It should have been [what is \
        right]. I apologise for the confusion.
        """
      )
    case .graciousNote:
      (
        "Thank you for considering me",
        """
        Thank you for letting me know, and for the time that you and your colleagues gave me. I \
        enjoyed getting to know [company], and would be glad to be considered for a later opening.
        """
      )
    case .reply:
      (
        "Re: [subject]",
        """
        Thank you for your message. [your answer]
        """
      )
    case .connect:
      (
        "Staying in touch",
        """
        Thank you again for our conversation about the position as [role]. I would be glad to stay \
        in touch here.
        """
      )
    case .other:
      (
        "[subject]",
        """
        I am writing about the position as [role]: [your message]
        """
      )
    }
  }
}
