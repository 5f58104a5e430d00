#!/usr/bin/env bash
# A receiver that is not ours takes a push message over HTTP, opens it with a library and checks who sent it, and proves that
# both can say no.
#
#   tools/validators/push.sh PROGRAM
#
# The program is the example `push` of crates/outbound. check.sh comes first; it installs what is needed. Exit status 0 only
# if everything holds.
set -euo pipefail
export PYTHONDONTWRITEBYTECODE=1

here=$(cd "$(dirname "$0")" && pwd)
python=$here/../../target/validators/venv/bin/python
[ $# -eq 1 ] || { sed -n '2,8p' "$0"; exit 2; }
exec "$python" "$here/codes/push_receiver.py" "$(realpath "$1")"
