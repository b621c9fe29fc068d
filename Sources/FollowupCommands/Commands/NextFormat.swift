import ArgumentParser

/// How `next` shows what is most pressing, where there is a line's room for it.
enum NextFormat: String, CaseIterable, ExpressibleByArgument {
  /// A line of JSON for a custom module of waybar.
  case waybar
  /// A few words for a shell's prompt or a bar; nothing if nothing is to be done.
  case prompt
}
