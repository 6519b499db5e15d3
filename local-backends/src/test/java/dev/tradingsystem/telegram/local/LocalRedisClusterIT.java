package dev.tradingsystem.telegram.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LocalRedisClusterIT {

    @Test
    void replicaTakesOverAndTheOldMasterBecomesItsReplica() throws IOException {
        assumeThat(Availability.missing(Server.SENTINEL)).isEmpty();
        try (var cluster = LocalRedisCluster.start()) {
            RedisWire.ask(cluster.masterPort(), "SET", "key", "value");
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(RedisWire.ask(cluster.replicaPort(), "GET", "key"))
                            .containsExactly("value"));
            int dead = cluster.killMaster();
            await().atMost(Duration.ofSeconds(15)).until(() -> cluster.masterPort() != dead);
            int master = cluster.masterPort();
            assertThat(RedisWire.ask(master, "GET", "key")).containsExactly("value");
            assertThat(RedisWire.ask(master, "SET", "key", "newer")).containsExactly("OK");
            cluster.startAgain();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(RedisWire.ask(dead, "GET", "key"))
                            .as(cluster::sentinelLog)
                            .containsExactly("newer"));
            assertThat(cluster.masterPort()).isEqualTo(master);
        }
    }
}
