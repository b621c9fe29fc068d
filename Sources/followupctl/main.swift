import FollowupCommands
import Glibc

exit(Followupctl.run(Array(CommandLine.arguments.dropFirst()), in: .process()))
