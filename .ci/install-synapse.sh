#!/usr/bin/env bash
# Installs Synapse for the Matrix tests, in a folder of its own, outside the checkout: a small
# Debian unstable, the only release that packages it. Nothing outside that folder changes, and
# a second run does nothing. Needs root, about two minutes and 740 MB.
#
#   PORCHLIGHT_SYNAPSE        the folder; /var/cache/porchlight/synapse when not set
#   PORCHLIGHT_DEBIAN_MIRROR  where packages come from; this machine's own Debian mirror when not set
set -euo pipefail

dir="${PORCHLIGHT_SYNAPSE:-/var/cache/porchlight/synapse}"
mirror="${PORCHLIGHT_DEBIAN_MIRROR:-}"
partial="$dir.partial"

if [ -e "$dir/.porchlight-ready" ]; then
  echo "Synapse is installed in $dir."
  exit 0
fi
if [ "$(id -u)" != 0 ]; then
  echo "Installing Synapse needs root (debootstrap and chroot)." >&2
  exit 1
fi

# debootstrap mounts proc and sys in there; nothing of it may stay, whatever happens.
unmount() {
  awk -v dir="$partial/" 'index($2, dir) == 1 { print $2 }' /proc/mounts | sort -r |
    while read -r mounted; do umount -l "$mounted"; done
}
trap unmount EXIT

export DEBIAN_FRONTEND=noninteractive
if ! command -v debootstrap >/dev/null; then
  apt-get update -q
  apt-get install -y -q --no-install-recommends debootstrap
fi

if [ -z "$mirror" ]; then
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' |
    grep '/debian/*$' | sort -u | head -n 1)
fi
if [ -z "$mirror" ]; then
  echo "apt knows no Debian mirror here; name one in PORCHLIGHT_DEBIAN_MIRROR." >&2
  exit 1
fi

unmount
rm -rf "$partial"
mkdir -p "$partial"
# It ends with an error while it configures python3-cryptography; apt finishes what it left.
debootstrap --variant=minbase --include=matrix-synapse,ca-certificates sid "$partial" "$mirror" || true
if [ ! -x "$partial/usr/bin/apt-get" ]; then
  echo "debootstrap did not get as far as apt; see $partial/debootstrap/debootstrap.log." >&2
  exit 1
fi
# The package must not start its service in there.
printf '#!/bin/sh\nexit 101\n' >"$partial/usr/sbin/policy-rc.d"
chmod 755 "$partial/usr/sbin/policy-rc.d"
printf 'deb %s sid main\n' "$mirror" >"$partial/etc/apt/sources.list"
in_there() { chroot "$partial" env LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@" </dev/null; }
in_there apt-get -o Acquire::Check-Valid-Until=false -q update
in_there apt-get -y -q -f install
in_there apt-get -y -q --no-install-recommends install matrix-synapse
in_there apt-get clean
in_there python3 -c 'import synapse; print("Synapse", synapse.__version__)'
unmount
touch "$partial/.porchlight-ready"
rm -rf "$dir"
mv "$partial" "$dir"
echo "Synapse is installed in $dir."
