#!/usr/bin/env bash
# Whether a badge holds, as libraries see it that are not ours; installs them if they are not there.
#
#   tools/validators/badge/read.sh BADGE.jwt KEYS.json LIST.jwt
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tools=$(cd "$here/../../.." && pwd)/target/validators/badge
mkdir -p "$tools"
if ! cmp -s "$here/package-lock.json" "$tools/installed.json"; then
  cp "$here/package.json" "$here/package-lock.json" "$tools/"
  npm ci --prefix "$tools" --no-audit --no-fund --silent
  cp "$here/package-lock.json" "$tools/installed.json"
fi
cp "$here/check.mjs" "$tools/"
exec node "$tools/check.mjs" "$@"
