#!/bin/bash
# A browser for tests: opens the URL that it is given in a real browser engine. See main.cjs.
{
  # Electron passes Chromium's descriptors on to the programs it starts. The test runner's connection is among
  # them, and the workbench would seem to run for as long as this browser does.
  for descriptor in /proc/self/fd/*; do
    number="${descriptor##*/}"
    [ "$number" -gt 2 ] && [ "$number" -ne 255 ] && eval "exec $number>&-"
  done
  switches=()
  [ "$(id -u)" = 0 ] && switches=(--no-sandbox)
  exec "$SSO_WORKBENCH_ELECTRON" "${switches[@]}" "$(dirname "$0")/main.cjs" "$1"
}
