# Run inside the image's root, with a network of its own, when the image is made: starts a broker, uses it once and keeps
# an archive of the classes that it loaded. A broker that maps the archive starts with half the processor time.
set -eu
hostname localhost
ip link set lo up
work=/tmp/archive-classes
mkdir "$work"
# The archive is only good for jars of the same date, and in the image all dates are zero.
TZ=UTC0 touch -d "1970-01-01 00:00:00" /opt/kafka/libs/*.jar
cat > "$work/server.properties" <<END
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:9093
listeners=PLAIN://127.0.0.1:9092,SCRAM://127.0.0.1:9094,CONTROLLER://127.0.0.1:9093
listener.security.protocol.map=PLAIN:PLAINTEXT,SCRAM:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT
inter.broker.listener.name=PLAIN
controller.listener.names=CONTROLLER
sasl.enabled.mechanisms=SCRAM-SHA-512
listener.name.scram.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=User:ANONYMOUS
log.dirs=$work/data
offsets.topic.num.partitions=1
offsets.topic.replication.factor=1
END
kafka-storage.sh format -t AAAAAAAAAAAAAAAAAAAAAQ -c "$work/server.properties"

KAFKA_HEAP_OPTS=-Xmx384m KAFKA_OPTS=-XX:ArchiveClassesAtExit=/opt/kafka/kafka.jsa \
  kafka-server-start.sh "$work/server.properties" > "$work/log" 2>&1 &
broker=$!
seconds=0
until grep -q "Kafka Server started" "$work/log"; do
  if [ $seconds -ge 120 ] || ! kill -0 $broker; then
    cat "$work/log"
    exit 1
  fi
  seconds=$((seconds + 1))
  sleep 1
done
kafka-topics.sh --bootstrap-server 127.0.0.1:9092 --create --topic once --partitions 1
kill $broker
# Java ends a broker that was told to stop with 143.
wait $broker || [ $? -eq 143 ]
rm -r /tmp/*
test -s /opt/kafka/kafka.jsa
