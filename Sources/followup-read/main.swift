import Glibc
import Importing
import InvitationReading
import MessageReading

exit(
  ReadingProgram.run(
    Array(CommandLine.arguments.dropFirst()),
    modes: [
      "invitation": InvitationMode.read, "mail": MailMode.read, "holidays": HolidayMode.read,
    ]))
