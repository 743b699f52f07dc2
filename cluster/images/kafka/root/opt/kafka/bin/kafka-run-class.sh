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

# Each variable holds several words.
# shellcheck disable=SC2086
exec "${JAVA_HOME:-/opt/java/openjdk}/bin/java" \
  $KAFKA_HEAP_OPTS $KAFKA_JVM_PERFORMANCE_OPTS $KAFKA_LOG4J_OPTS $KAFKA_JMX_OPTS $KAFKA_OPTS \
  -cp "${CLASSPATH:+$CLASSPATH:}$base/libs/*" "$@"
