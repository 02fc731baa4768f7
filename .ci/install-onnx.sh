#!/bin/sh
# Installs the ONNX runtime for the tests of local models, in a folder of its own outside the
# checkout: it is an optional peer of the bot and 290 MB. Its install script only fetches CUDA
# from outside the registry, and is not run. A second run does nothing.
#
#   PORCHLIGHT_ONNX  the folder; /var/cache/porchlight/onnx when not set
set -eu

dir="${PORCHLIGHT_ONNX:-/var/cache/porchlight/onnx}"
version=1.30.0

if [ "$(cat "$dir/.porchlight-ready" 2>/dev/null)" = "$version" ]; then
  echo "The ONNX runtime is installed in $dir."
  exit 0
fi
rm -rf "$dir"
mkdir -p "$dir"
echo '{ "private": true }' >"$dir/package.json"
npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund "onnxruntime-node@$version" </dev/null
echo "$version" >"$dir/.porchlight-ready"
echo "The ONNX runtime is installed in $dir."
