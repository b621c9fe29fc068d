import TestSupport
import Testing

/// The recipe of followup-sendmail(1) for what writes to a Maildir, with mbsync.
@Suite(
  "Mails that mbsync fetches",
  .enabled(if: Container.otherRoot == nil, "Only this machine has mbsync and what reads mails."),
  .requires(.container), .requires(.programs(["mbsync"])), .inContainer())
struct MailFolderTests {
  private let container: Container

  init() async throws { container = try #require(Container.current) }

  @Test("The path unit of the manual page has them recorded as they arrive")
  func fetched() async throws {
    try await container.configure()
    try await container.runSuccessfully("systemctl", ["--user", "start", "followupd.socket"])
    try await container.followupctl("add", "acme", "--company", "Acme", "--at", "2 days ago")
    try await container.followupctl("contact", "acme", "Jo Doe <jo@acme.example>")
    let manual = try ManualPage("followup-sendmail.1")
    let units = try ["[Path]", "[Service]"].map { try #require(manual.example($0)) }
    let script = """
      set -eu
      units=~/.config/systemd/user
      mkdir -p $units far/INBOX/{cur,new,tmp} Mail/INBOX/{cur,new,tmp} Mail/Sent/{cur,new,tmp}
      printf '%s' "$1" > $units/followup-mail.path
      printf '%s' "$2" > $units/followup-mail.service
      systemctl --user daemon-reload
      systemctl --user enable --now followup-mail.path
      cat > .mbsyncrc <<END
      MaildirStore far
      Path ~/far/
      Inbox ~/far/INBOX

      MaildirStore near
      Path ~/Mail/
      Inbox ~/Mail/INBOX

      Channel all
      Far :far:
      Near :near:
      Sync Pull
      END
      printf 'From: jo@acme.example\\nTo: pat@cand.example\\nMessage-ID: <1@x>\\nDate: %s\\n\\nhello\\n' \\
        "$(date -R -d '1 hour ago')" > far/INBOX/new/1
      mbsync --quiet all
      """
    try await container.runSuccessfully("bash", ["-c", script, "bash"] + units)
    _ = try await eventually("the mail is recorded", within: .seconds(30)) {
      let log = try await container.followupctl("log", "acme").stdout
      return log.contains("you heard from jo-doe") ? true : nil
    }
  }
}
