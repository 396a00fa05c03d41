# What the commands of this folder share; not a command.
set -euo pipefail

FOLDER=${PLATFORM_CLUSTER:-/var/tmp/platform-cluster} # all that is kept and logged
PG=${PLATFORM_PG_BIN:-$(ls -d /usr/lib/postgresql/*/bin 2> /dev/null | sort -V | tail -1 || true)}
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

SERVICE=15480 # HAProxy before the two nodes of the service
NODE_one=15481
NODE_two=15482
ADMIN=15489   # where HAProxy is told to drain a node
MONITOR=15430 # pg_auto_failover's own PostgreSQL
SERVER_a=15431 # the two servers, of which one is the primary
SERVER_b=15432
PRIMARY=15433 # HAProxy before whichever is the primary
STANDBY=15434 # HAProxy before the standby while it is in step, else before the primary
POOLER=15440  # PgBouncer before both

say() { printf '%s\n' "$*"; }
die() {
    printf '%s\n' "$*" >&2
    exit 1
}

must_be_up() { [ -e "$FOLDER/run" ] || die "There is no cluster in $FOLDER."; }

# As the account of the database: PostgreSQL and PgBouncer refuse root.
as_postgres() { runuser -u postgres -- env HOME="$FOLDER/home" PATH="$PG:$PATH" "$@"; }

# query PORT DATABASE SQL [ROLE]
query() { psql -X -q -A -t -h 127.0.0.1 -p "$1" -U "${4:-postgres}" -d "$2" -c "$3"; }

# until_so SECONDS WHAT command…: asks until the command succeeds.
until_so() {
    local patience=$1 what=$2 started=$SECONDS
    shift 2
    until "$@" > /dev/null 2>&1; do
        [ $((SECONDS - started)) -lt "$patience" ] || die "$what: not within $patience s, see $FOLDER/log"
        sleep 0.2
    done
}

# supervise NAME PAUSE command…: runs it, and again PAUSE seconds after its end, as a service manager does.
supervise() {
    local name=$1 pause=$2
    shift 2
    touch "$FOLDER/run/$name.wanted"
    setsid bash -c '
        name=$1 pause=$2 folder=$3
        shift 3
        while [ -e "$folder/run/$name.wanted" ]; do
            "$@" >> "$folder/log/$name" 2>&1 &
            echo $! > "$folder/run/$name.pid"
            wait $!
            sleep "$pause"
        done' supervisor "$name" "$pause" "$FOLDER" "$@" > /dev/null 2>&1 < /dev/null &
    echo $! > "$FOLDER/run/$name.supervisor"
}

# A process and all that come from it.
tree() {
    local child
    echo "$1"
    for child in $(ps -o pid= --ppid "$1"); do
        tree "$child"
    done
}

pid_of() { cat "$FOLDER/run/$1.pid"; }

# The server that is in this state and is to stay so: a or b; nothing where there is none.
server_that_is() {
    query "$MONITOR" pg_auto_failover "
        select node.nodename
        from pgautofailover.node
        where node.reportedstate = '$1' and node.goalstate = '$1'" autoctl_node
}

# Whether there is a primary, and a standby that confirms each commit.
in_step() { [ -n "$(server_that_is primary)" ] && [ -n "$(server_that_is secondary)" ]; }

is_ready() { curl -sf -o /dev/null -m 5 "http://127.0.0.1:$1/health/ready"; }

# A line to HAProxy, and its answer.
haproxy_says() {
    exec 3<> "/dev/tcp/127.0.0.1/$ADMIN"
    printf '%s\n' "$1" >&3
    cat <&3
    exec 3>&-
}

# start_node NAME PORT
start_node() {
    supervise "$1" 1 env \
        "ConnectionStrings__Platform=Host=127.0.0.1;Port=$PRIMARY;Database=platform;Username=platform" \
        "ConnectionStrings__Pooler=Host=127.0.0.1;Port=$POOLER;Database=platform;Username=platform" \
        "ConnectionStrings__Standby=Host=127.0.0.1;Port=$POOLER;Database=standby;Username=platform" \
        "Storage__Folder=$FOLDER/files" \
        "Mail__Folder=$FOLDER/mail" \
        Http__TrustedProxies__0=127.0.0.1/32 \
        dotnet "$PROGRAM" serve --urls "http://127.0.0.1:$2"
}

# end NAME: SIGTERM, and not again.
end() {
    rm -f "$FOLDER/run/$1.wanted"
    kill "$(pid_of "$1")" 2> /dev/null || true
    until_so 60 "end of $1" not_there "$(pid_of "$1")"
    until_so 60 "end of $1" not_there "$(cat "$FOLDER/run/$1.supervisor")"
}

not_there() { ! kill -0 "$1" 2> /dev/null; }
