import Glibc
import Importing
import InvitationReading

exit(
  ReadingProgram.run(
    Array(CommandLine.arguments.dropFirst()),
    modes: ["invitation": InvitationMode.read, "holidays": HolidayMode.read]))
