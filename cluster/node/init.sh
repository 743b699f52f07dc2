#!/bin/sh
# First process of a cluster's node, in network, mount, process, host-name and IPC namespaces of its own.
# Prepares them, then runs the supervisor. A shell, because it collects the orphans that every first process gets.
# When it ends, the kernel ends everything in the node.
#
# init.sh STATE-FOLDER NODE-ROOT HOST-NAME HOST-ADDRESS NODE-ADDRESS PODS NODEJS SUPERVISOR CGROUP...
set -eu
state=$1 root=$2 hostname=$3 host=$4 address=$5 pods=$6 nodejs=$7 supervisor=$8
shift 8
umask 022
# Brokers and databases open many files.
ulimit -n "$(ulimit -H -n)"

# Out of the control groups of whoever started the cluster: it outlives them.
for cgroup in "$@"; do echo 0 > "$cgroup/cgroup.procs"; done

# Mounts made in here are seen by the pods that ask for it, and never by the host.
mount --make-rshared /
mount -t proc proc /proc
mount -t tmpfs -o mode=755 tmpfs /run
mkdir -p "$root" /run/lock /run/calico /run/tunables /run/var-lib /run/var-lib.work
mount --bind "$state" "$root"
mkdir -p "$root/pod-logs"
mount --bind "$root/pod-logs" /var/log
# CNI keeps its notes in /var/lib/cni: here they land in memory.
mount -t overlay -o lowerdir=/var/lib,upperdir=/run/var-lib,workdir=/run/var-lib.work overlay /var/lib
# Nothing else of the host's can be changed from here.
mount -o remount,bind,ro /

# The kubelet insists on these values and would set them for the whole machine; let it find them instead.
pretend() {
  file=/run/tunables/$(echo "$1" | tr / .)
  echo "$2" > "$file"
  mount --bind "$file" "/proc/sys/$1"
}
pretend vm/overcommit_memory 1
pretend vm/panic_on_oom 0
pretend kernel/panic 10
pretend kernel/panic_on_oops 1
pretend kernel/keys/root_maxkeys 1000000
pretend kernel/keys/root_maxbytes 25000000

echo "$hostname" > /proc/sys/kernel/hostname
echo 1 > /proc/sys/net/ipv4/ip_forward
ip link set lo up
# The host puts the other end of its link in here.
tries=0
until ip link show eth0 > /dev/null 2>&1; do
  tries=$((tries + 1))
  if [ $tries -gt 200 ]; then
    echo "the link to the host did not appear" >&2
    exit 1
  fi
  sleep 0.05
done
ip address add "$address/30" dev eth0
ip link set eth0 up
ip route add default via "$host"
# Addresses of pods that are gone: say so at once, instead of sending the packet back to the host.
ip route add unreachable "$pods"

# Each boot gives out addresses anew, from where the last one ended: a stale endpoint never reaches a new pod.
mkdir -p "$root/run/pod-addresses"
find "$root/run/pod-addresses" -type f ! -name 'last_reserved_ip*' -delete

# What agents added to the chain of CNI plugins ends with the boot: they add it anew.
rm -rf "$root/run/cni"
mkdir -p "$root/run/cni/bin" "$root/run/cni/net.d"
cp "$root"/config/cni/*.conflist "$root/run/cni/net.d"

export TMPDIR=/run
"$nodejs" "$supervisor" "$root/run/node.json" &
child=$!
trap 'kill -TERM $child' TERM
# `wait` also returns when a signal was caught.
while kill -0 $child 2> /dev/null; do wait $child || true; done
