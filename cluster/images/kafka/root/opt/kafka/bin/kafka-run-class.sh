#!/bin/sh
# Usage: kafka-run-class.sh CLASS [ARGUMENT...]
# Options of the virtual machine come from KAFKA_HEAP_OPTS, KAFKA_JVM_PERFORMANCE_OPTS, KAFKA_LOG4J_OPTS,
# KAFKA_JMX_OPTS and KAFKA_OPTS; CLASSPATH comes before Kafka's own jars.
if [ $# -eq 0 ]; then
  echo "Usage: $0 CLASS [ARGUMENT...]" >&2
  exit 1
fi
base=$(cd "$(dirname "$0")/.." && pwd)

: "${KAFKA_HEAP_OPTS=-Xmx256M}"
# Start quickly and stay small: this is a broker for development.
: "${KAFKA_JVM_PERFORMANCE_OPTS=-XX:+UseSerialGC -XX:TieredStopAtLevel=1}"
: "${KAFKA_LOG4J_OPTS=-Dlog4j2.configurationFile=$base/config/tools-log4j2.yaml}"

# In a fixed order, which the archive of classes depends on. Where it does not fit, Java does without and says nothing.
jars=
archive=
for jar in "$base"/libs/*.jar; do
  jars=$jars${jars:+:}$jar
done
if [ -z "${CLASSPATH:-}" ] && [ -f "$base/kafka.jsa" ]; then
  archive="-XX:SharedArchiveFile=$base/kafka.jsa -Xlog:cds=off -Xlog:cds+dynamic=off"
fi

# Each variable holds several words.
# shellcheck disable=SC2086
exec "${JAVA_HOME:-/opt/java/openjdk}/bin/java" \
  $archive $KAFKA_HEAP_OPTS $KAFKA_JVM_PERFORMANCE_OPTS $KAFKA_LOG4J_OPTS ${KAFKA_JMX_OPTS:-} ${KAFKA_OPTS:-} \
  -cp "${CLASSPATH:+$CLASSPATH:}$jars" "$@"
