/**
 * A user that nobody can log in as. Its name's hash is 0, so a broker that starts comes to it before all others.
 *
 * Kafka up to 4.3.1 forgets every SCRAM user when it starts, if its log (not yet a snapshot: for an hour, usually) holds
 * a user that was deleted, and that one comes first in a hash map: `ScramDelta.apply` then goes on with a map that it has
 * thrown away. With a user in front that is never deleted the map is never empty.
 * https://github.com/apache/kafka/blob/4.3.1/metadata/src/main/java/org/apache/kafka/image/ScramDelta.java
 */
export const GUARD_USER = "headwater-guard-muidb87";
