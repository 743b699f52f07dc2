# Run inside the image's root, with a network of its own, when the image is made: starts a registry, asks it once and
# keeps an archive of the classes that it loaded. A registry that maps the archive starts with two thirds of the
# processor time.
set -eu
hostname localhost
ip link set lo up
cd /deployments
# The archive is only good for jars of the same date, and in the image all dates are zero.
find . -name "*.jar" -exec env TZ=UTC0 touch -d "1970-01-01 00:00:00" {} +
java -Xmx256m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:AOTCacheOutput=/deployments/registry.aot \
  -jar /deployments/quarkus-run.jar > /tmp/log 2>&1 &
registry=$!
seconds=0
until grep -q "started in" /tmp/log; do
  if [ $seconds -ge 180 ] || ! kill -0 $registry; then
    cat /tmp/log
    exit 1
  fi
  seconds=$((seconds + 1))
  sleep 1
done
# Busybox's nc hangs up at the end of its input.
{ printf 'GET /apis/ccompat/v7/subjects HTTP/1.0\r\n\r\n'; sleep 3; } | nc 127.0.0.1 8080 | grep "200 OK"
kill $registry
# Java ends a program that was told to stop with 143.
wait $registry || [ $? -eq 143 ]
rm -r /tmp/*
test -s /deployments/registry.aot
