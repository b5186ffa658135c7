#!/bin/sh
# Install Debian's packages for some of the tests, where that is possible and a command is missing.
# Usage: install-package.sh COMMAND WHAT-IS-SKIPPED-WITHOUT PACKAGE...
set -eu

command=$1
tests=$2
shift 2
if command -v "$command" >/dev/null 2>&1; then
    exit 0
fi
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "$command is not installed: $tests will be skipped" >&2
    exit 0
fi
export DEBIAN_FRONTEND=noninteractive
apt-get -qq -o DPkg::Lock::Timeout=300 update
apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@" >/dev/null
