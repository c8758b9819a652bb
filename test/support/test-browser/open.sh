#!/bin/sh
# A browser for tests: opens the URL that it is given in a real browser engine. See main.cjs.
switches=""
[ "$(id -u)" = 0 ] && switches="--no-sandbox"
exec "$SSO_WORKBENCH_ELECTRON" $switches "$(dirname "$0")/main.cjs" "$1"
