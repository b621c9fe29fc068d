import Glibc
import Writing

exit(WritingProgram.run(Array(CommandLine.arguments.dropFirst())))
