import FollowupDaemon
import Glibc
import Ground

exit(DaemonProgram.main(arguments: CommandLine.arguments, environment: environmentVariables()))
