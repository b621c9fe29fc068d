/// What a shell reads to complete the words of followupctl. All of it is thin: the program itself
/// says what can stand at the cursor.
enum CompletionScript {
  /// The first argument with which the scripts call the program. Behind it stand the words of the
  /// line, the program's name left out, up to the cursor.
  static let marker = "---complete"

  /// The script of a shell, by the shell's name; nil if there is none for it.
  static func script(for shell: String) -> String? {
    switch shell {
    case "bash": bash
    case "zsh": zsh
    case "fish": fish
    default: nil
    }
  }

  /// The names of the shells.
  static let shells = ["bash", "zsh", "fish"]

  // Bash parts words at "=", too: the parts are put together again for the program, and what stands
  // before the last "=" is taken off its answers.
  private static let bash = #"""
    # Completes the words of followupctl in bash.
    _followupctl() {
      local words=() word line joins=
      for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
        if [[ ($word == "=" || $joins) && ${#words[@]} -gt 0 && ${words[-1]} == --* ]]; then
          words[-1]+=$word
          [[ $word == "=" ]] && joins=yes || joins=
        else
          words+=("$word")
          joins=
        fi
      done
      local prefix=
      [[ ${words[-1]} == --*=* ]] && prefix=${words[-1]%%=*}=
      COMPREPLY=()
      while IFS= read -r line; do
        if [[ $line == :file ]]; then
          compopt -o filenames 2>/dev/null
          local IFS=$'\n'
          COMPREPLY=($(compgen -f -- "${words[-1]#"$prefix"}"))
          return
        fi
        line=${line%%$'\t'*}
        COMPREPLY+=("${line#"$prefix"}")
      done < <("${COMP_WORDS[0]}" \#(marker) "${words[@]}" 2>/dev/null)
    }
    complete -F _followupctl followupctl
    """#

  private static let zsh = #"""
    #compdef followupctl
    # Completes the words of followupctl in zsh.
    _followupctl() {
      local -a found
      local line
      for line in "${(@f)$("${words[1]}" \#(marker) "${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
        if [[ $line == :file ]]; then
          [[ $PREFIX == --*=* ]] && compset -P '*='
          _files
          return
        fi
        [[ -n $line ]] && found+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
      done
      (( $#found )) && _describe 'followupctl' found
    }
    if [[ $funcstack[1] == _followupctl ]]; then
      _followupctl "$@"
    else
      compdef _followupctl followupctl
    fi
    """#

  private static let fish = #"""
    # Completes the words of followupctl in fish.
    function __followupctl_words
      set -l words (commandline -opc)
      set -l current (commandline -ct)
      set -l program $words[1]
      set -e words[1]
      set -l found ($program \#(marker) $words "$current" 2>/dev/null)
      if test "$found" = :file
        __fish_complete_path (string replace -r -- '^--[^=]*=' '' "$current")
      else
        printf '%s\n' $found
      end
    end
    complete -c followupctl -f -a '(__followupctl_words)'
    """#
}
