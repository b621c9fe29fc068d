#!/bin/sh
# bsd-mailx 8.1.2: a letter that the mail system refuses is kept in dead.letter, with no byte in it.
#
# mail(1) says that the letter is copied to that file when it is given up. When the sending program refuses it, the
# file is made and stays empty, and the text from the pipe is gone.
# It costs the letter.
. "$(dirname "$0")/lib.sh"
debian bsd-mailx=8.1.2-0.20220412cvs-1

observe sh -c '
printf "#!/bin/sh\ncat >/dev/null\necho refused >&2\nexit 77\n" >sendmail; chmod +x sendmail
echo "set sendmail=$PWD/sendmail" >mailrc
printf "Dear Jo,\nthank you.\n" | MAILRC=mailrc bsd-mailx -s Thanks jo@acme.example; echo "status $?"
wc -c dead.letter'

expect <<'SEEN'
refused
Can't send mail: sendmail process failed with error code 77
status 1
0 dead.letter
SEEN
