#!/usr/bin/env bash
# Lets schemathesis hold a running Wasl to its own OpenAPI description, and proves that it would have said no.
#
#   tools/validators/api.sh URL TOKEN
#
# URL is the address of an instance that may be filled with drafts (a demo, never production), TOKEN a bearer token of one
# of its citizens. Nothing is started here. Well-formed and malformed requests are sent to every operation but those that
# end sessions, for they would take the token away. Each answer must be documented: its status, its media type, its shape,
# and never a fault. The negative control sends the same requests under a description that denies what the service truly
# answers, and must fail. Python and its packages go into target/validators/venv. Exit status 0 only if everything holds.
set -euo pipefail

SCHEMATHESIS=4.32.5
SEED=20261122
EXAMPLES=${EXAMPLES:-20}

here=$(cd "$(dirname "$0")" && pwd)
tools=$(cd "$here/../.." && pwd)/target/validators
[ $# -eq 2 ] || { sed -n '2,11p' "$0"; exit 2; }
url=${1%/} token=$2
mkdir -p "$tools"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ ! -x "$tools/venv/bin/python" ]; then
  python3 -m venv "$tools/venv"
fi
if [ "$("$tools/venv/bin/pip" show schemathesis 2>/dev/null | sed -n 's/^Version: //p')" != "$SCHEMATHESIS" ]; then
  "$tools/venv/bin/pip" install -q "schemathesis==$SCHEMATHESIS"
fi

# The reference of a draft of this citizen, so that the operations on a file reach more than the one 404.
call() { # method, path, [body]
  curl -sS --fail-with-body -X "$1" "$url$2" -H "Authorization: Bearer $token" -H 'Content-Type: application/json' \
    -H "Idempotency-Key: $(date +%s%N)" ${3:+--data "$3"}
}
curl -sS --fail "$url/api/openapi.json" -o "$work/openapi.json"
reference=$(call POST /api/v1/applications '{"service":"birth_certificate","country":"ae","answers":{"registered":"yes",
  "relation":"father","used_in":"residence","used_at":"school","issued_before":"no"}}' |
  "$tools/venv/bin/python" -c 'import json, sys; print(json.load(sys.stdin)["reference"])')

# The description with real names among its examples; and one that denies every answer 200 and 401, for the control.
"$tools/venv/bin/python" - "$work" "$reference" <<'PY'
import copy, json, pathlib, sys
folder, reference = pathlib.Path(sys.argv[1]), sys.argv[2]
described = json.loads((folder / "openapi.json").read_text())
known = {"reference": reference, "page": "subject_name", ("services", "key"): "birth_certificate", ("countries", "key"): "ae"}
for path, operations in described["paths"].items():
    for operation in operations.values():
        for parameter in operation.get("parameters", []):
            name = parameter["name"]
            value = known.get(name) or known.get((path.split("/")[3], name))
            if value:
                parameter["examples"] = {"known": {"value": value}}
(folder / "described.json").write_text(json.dumps(described))
denied = copy.deepcopy(described)
for operations in denied["paths"].values():
    for operation in operations.values():
        for status in ("200", "401"):
            operation["responses"].pop(status, None)
(folder / "denied.json").write_text(json.dumps(denied))
PY

# One key serves every request: it is bound to path and body, so the service must say itself that another is meant.
speak() { # description, examples
  (cd "$work" && "$tools/venv/bin/schemathesis" run "$1" --url "$url" --no-color --seed "$SEED" --max-examples "$2" \
    --mode all --phases examples,coverage,fuzzing --continue-on-failure --workers 2 --warnings off \
    --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance \
    --exclude-operation-id-regex '^(end|end_current|end_others)$' --request-timeout 20 \
    --header "Authorization: Bearer $token" --header "Idempotency-Key: schemathesis-$SEED-$RANDOM")
}

failures=0
if speak described.json "$EXAMPLES" >"$work/log" 2>&1; then
  echo "ok    the API answers as it is described ($(sed -n 's/^ *\([0-9]* generated.*\)/\1/p' "$work/log" | head -n 1))"
else
  echo "FAIL  the API answers as it is described"; sed 's/^/      /' "$work/log" | tail -n 80; failures=1
fi
# Status 1 is a verdict; anything else would be a program that did not run.
status=0; speak denied.json 1 >"$work/log" 2>&1 || status=$?
if [ "$status" -eq 1 ] && grep -q 'Undocumented status code' "$work/log"; then
  echo "ok    a description that denies the answers is refused"
else
  echo "FAIL  a description that denies the answers is refused"; sed 's/^/      /' "$work/log" | tail -n 40; failures=1
fi
exit "$failures"
