import CivilTime
package import FollowupCore
package import Schema

extension Reason: Shaped {
  package static let summary = "What one rule did, and why."
  package static let shape = Shape(
    {
      Reason(
        $0, $1, $2, source: $3, at: $4, remedy: $5)
    },
    Field("rule", \Self.rule, "The rule's name."),
    Field("effect", \.effect, "What it did."),
    Field("text", \.text, "A sentence without its full stop."),
    Field("source", \.source, "Where the rule comes from."),
    Field("at", \.at, unset: nil, "The instant that the rule fixed."),
    Field("remedy", \.remedy, unset: nil, "What would lift it."))
}

extension Remark: Shaped {
  package static let summary = "Something to say beside an answer."
  package static let shape = Shape(
    { Remark($0, remedy: $1, isNote: $2) },
    Field("text", \Self.text, "A sentence."),
    Field("remedy", \.remedy, unset: nil, "What would mend it."),
    Field("isNote", \.isNote, unset: false, "Whether it completes the answer rather than warns."))
}

extension Remedy: Shaped {
  package static let summary = "What would help: what to do, and about what."
  package static let shape = Shape(
    {
      Remedy(
        $0, application: $1, contact: $2, channel: $3, stage: $4, event: $5, action: $6, local: $7)
    },
    Field("kind", \Self.kind, "What to do."),
    Field("application", \.application, unset: nil, "The application's name."),
    Field("contact", \.contact, unset: nil, "The contact's short name."),
    Field("channel", \.channel, unset: nil, "The channel."),
    Field("stage", \.stage, unset: nil, "The interview's stage."),
    Field("event", \.event, unset: nil, "The event."),
    Field("action", \.action, unset: nil, "The follow-up's action."),
    Field(
      "local", \.local, unset: nil,
      "When the interview that is meant starts, in the employer's local time."))
}

extension Remedy.Kind: SchemaWord {
  package static let summary = "What to do."
}

extension RuleName: SchemaWord {
  package static let summary = "The rules."
}

extension RuleSource: SchemaWord {
  package static let typeName = "Source"
  package static let summary = "Where a rule comes from."
}

extension Reason.Effect: SchemaWord {
  package static let summary = """
    What a rule did: it fixed the start or the end, took parts out, left nothing so that the range
    rolled to the next business hours, forbade it, made it wait, was overruled, or only notes.
    """
}
