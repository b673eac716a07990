# Does what the host says: `agent.sh PORT`, a port of the host. Each line that comes over the first connection is a number
# and a command; the command runs beside the others, with descriptor 5 a connection to the host that begins with the number.
exec 4<>"/dev/tcp/10.0.2.2/$1"
echo agent >&4
while read -r number command <&4; do
  (
    exec 4>&- 5<>"/dev/tcp/10.0.2.2/$1"
    echo "$number" >&5
    eval "$command"
  ) < /dev/null > /dev/null 2>&1 &
done
