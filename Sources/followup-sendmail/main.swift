import Glibc
import MailGate

exit(MailGate.run(Array(CommandLine.arguments.dropFirst())))
