import SystemPackage
import TestSupport
import Testing

/// A shell, and how it is asked for what it offers behind a line.
enum Shell: String, CaseIterable {
  case bash, zsh, fish

  /// A program of the shell that reads a script of completions, and then prints what it offers behind
  /// each line, with a line of "=" after it.
  fileprivate var asking: String {
    switch self {
    case .bash:
      """
      source "$1"
      for line in "${@:2}"; do
        read -r -a COMP_WORDS <<<"${line//=/ = }"
        [[ $line == *" " ]] && COMP_WORDS+=("")
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _followupctl
        printf '%s\\n' "${COMPREPLY[@]}" =
      done
      """
    case .zsh:
      // A second shell on a terminal of its own: what is typed there is completed, listed and shown.
      #"""
      zmodload zsh/zpty
      export COMPLETIONS=$1
      zpty shell env TERM=dumb zsh -f -i
      zpty -w shell 'PS1=; LISTMAX=9999; setopt no_beep; autoload -Uz compinit; compinit -D -u'
      zpty -w shell 'source $COMPLETIONS; show() { print -r "<$BUFFER""END>"; BUFFER= }; zle -N show'
      zpty -w shell 'bindkey "^X" show; print rea""dy'
      zpty -r shell output '*ready*'
      for line in "${@:2}"; do
        zpty -w -n shell "$line"$'\t\t\x18'
        zpty -r shell output '*END>*'
        print -r -- "$output"$'\n='
      done
      zpty -d shell
      """#
    case .fish:
      "source $argv[1]; for line in $argv[2..]; complete -C $line; echo =; end"
    }
  }

  /// What the shell offers behind each of some lines, as it prints it.
  func offers(behind lines: [String], in workspace: Workspace) async throws -> [String] {
    let folder = workspace.folder
    let completions = folder.appending("completions.\(rawValue)")
    try completions.write(
      try await workspace.followupctl("--generate-completion-script", rawValue).stdout)
    var environment = workspace.environment
    environment["PATH"] = "\(Programs.followupctl.removingLastComponent()):/usr/bin:/bin"
    let program = folder.appending("asking.\(rawValue)")
    try program.write(asking)
    let arguments = [program.string, completions.string] + lines.map { "followupctl \($0)" }
    let output = try await run(
      Command(rawValue, arguments, environment: .only(environment), folder: folder))
    #expect(output.stderr == "")
    let answers = output.stdout.split(separator: "\n", omittingEmptySubsequences: false)
      .split(separator: "=", omittingEmptySubsequences: false)
    try #require(answers.count == lines.count + 1, "\(output)")
    return answers.dropLast().map { $0.map { $0 + "\n" }.joined() }
  }
}

@Suite("Completion in the real shells", .requires(.programs(["bash", "zsh", "fish"])))
struct CompletionTests {
  /// Lines, and words that have to be offered behind each and must not be.
  private static let lines: [(line: String, offered: [String], not: [String])] = [
    ("sen", ["sent"], ["show"]),
    ("show ", ["acme", "globex-be"], ["thank-you"]),
    ("show ac", ["acme"], ["globex-be"]),
    ("sent acme ", ["thank-you", "check-in", "decision"], ["globex-be", "salary"]),
    ("check acme ", ["thank-you", "salary"], ["globex-be"]),
    ("sent acme thank-you --to ", ["jo-doe"], ["tom-lee"]),
    ("contact globex-be ", ["tom-lee"], ["jo-doe"]),
    ("draft ", ["acme", "globex-be"], ["thank-you"]),
    ("draft acme ", ["thank-you", "gracious-note"], ["globex-be", "salary"]),
    ("draft acme reply --to ", ["jo-doe"], ["tom-lee"]),
    ("draft acme reply --", ["--edit", "--open", "--print"], ["--via"]),
    ("interview acme ", ["phone", "final"], ["thank-you"]),
    ("outcome acme ", ["offer", "rejected"], ["thank-you"]),
    ("sent acme thank-you --vi", ["--via"], ["--to "]),
    ("sent acme thank-you --via ", ["email", "phone"], ["jo-doe"]),
    ("undo ", ["3f2a9c1e/1", "3f2a9c1e/4"], ["acme "]),
    ("add x --zone Europe/Berl", ["Europe/Berlin"], ["Europe/Paris"]),
    ("add x --zone=Europe/Berl", ["Europe/Berlin"], ["Europe/Paris"]),
    ("add x --region DE-B", ["DE-BY", "DE-BE"], ["DE-HH"]),
    ("holidays glo", ["globex-be"], ["acme"]),
    ("holidays DE-B", ["DE-BY"], ["globex-be"]),
    ("help ", ["check", "status"], ["acme"]),
    ("config ", ["check", "show", "path"], ["status"]),
    ("config check --config ./followup.t", ["followup.toml"], ["events"]),
    ("mistake acme ", [], ["acme\n", "thank-you"]),
  ]

  @Test("Each shell offers what may stand there", arguments: Shell.allCases)
  func offers(shell: Shell) async throws {
    let configuration = "[log]\ndevice = \"3f2a9c1e\"\n"
    try await Workspace.open(configuration: configuration) { workspace in
      var workspace = workspace
      workspace.environment["FOLLOWUP_HOLIDAYS"] =
        Programs.repository.appending("config").appending("holidays").string
      try await workspace.withDaemon { _ in
        try await workspace.followupctl("add", "acme", "--company", "Acme Corp.")
        try await workspace.followupctl("contact", "acme", "Jo Doe <jo@x.example>")
        try await workspace.followupctl("add", "globex-be", "--company", "Globex")
        try await workspace.followupctl("contact", "globex-be", "Tom Lee <tom@x.example>")
        let answers = try await shell.offers(behind: Self.lines.map(\.line), in: workspace)
        for ((line, offered, not), shown) in zip(Self.lines, answers) {
          for word in offered { #expect(shown.contains(word), "\(line): \(shown)") }
          for word in not { #expect(!shown.contains(word), "\(line): \(shown)") }
        }
      }
    }
  }

  @Test(
    "Without a daemon a shell offers what needs none, and shows no error", arguments: Shell.allCases
  )
  func noDaemon(shell: Shell) async throws {
    try await Workspace.open { workspace in
      let answers = try await shell.offers(behind: ["show a", "sent acme "], in: workspace)
      #expect(!answers[0].contains("daemon"), "\(answers)")
      #expect(answers[1].contains("thank-you"), "\(answers)")
    }
  }
}
