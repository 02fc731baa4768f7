#!/bin/sh
# Installs the IRC servers that the tests start by themselves, and the bot whose factoids they
# import, on Debian and Ubuntu.
# Nothing is left running: the tests use their own folders and ports. Safe to run again.
set -eu

missing=""
for package in inspircd:/usr/sbin/inspircd ngircd:/usr/sbin/ngircd atheme-services:/usr/bin/atheme-services openssl:/usr/bin/openssl limnoria:/usr/bin/supybot; do
  [ -x "${package#*:}" ] || missing="$missing ${package%%:*}"
done
if [ -z "$missing" ]; then
  echo "All test servers are installed."
  exit 0
fi

sudo=""
[ "$(id -u)" -eq 0 ] || sudo="sudo"

# With this policy packages do not start their services while they are installed. One
# that the machine already has is kept, and ours does not stay behind.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\nexit 101\n' | $sudo tee "$policy" >/dev/null
  $sudo chmod 755 "$policy"
  trap '$sudo rm -f "$policy"' EXIT
fi

export DEBIAN_FRONTEND=noninteractive
$sudo apt-get update -q
# shellcheck disable=SC2086 # the list is meant to be split
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
