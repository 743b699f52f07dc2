#!/bin/sh
# Has a containerd unpack images into its folder, and ends it. Runs as the first process of namespaces of its own: what
# it mounts and starts ends with it.
#
# unpack-images.sh BIN CONFIG SOCKET IMAGE.TAR...
set -eu
bin=$1 config=$2 socket=$3
shift 3
ctr() { "$bin/ctr" --address "$socket" --namespace k8s.io "$@"; }

"$bin/containerd" --config "$config" --log-level warn &
containerd=$!
until ctr version > /dev/null 2>&1; do
  kill -0 $containerd
  sleep 0.05
done
# Pinned, as the node imports them: nothing could pull them again.
for image in "$@"; do
  ctr images import --local --label io.cri-containerd.pinned=pinned "$image"
done
kill -TERM $containerd
wait $containerd
