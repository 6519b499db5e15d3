package dev.tradingsystem.telegram.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalRabbitIT {

    private static final Map<String, Object> QUORUM = Map.of("x-queue-type", "quorum");

    @Test
    void keepsConfirmedMessagesOverKillAndStop() throws Exception {
        assumeThat(Availability.missing(Server.RABBITMQ)).isEmpty();
        try (var rabbit = LocalRabbit.start()) {
            publish(rabbit, "first");
            rabbit.awaitQueuesOnDisk();
            rabbit.kill();
            assertThat(rabbit.isRunning()).isFalse();
            assertThatThrownBy(() -> publish(rabbit, "lost")).isInstanceOf(IOException.class);
            rabbit.startAgain();
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(take(rabbit)).isEqualTo("first"));
            publish(rabbit, "second");
            rabbit.stop();
            assertThat(rabbit.isRunning()).isFalse();
            rabbit.startAgain();
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(take(rabbit)).isEqualTo("second"));
        }
    }

    private static void publish(LocalRabbit rabbit, String text) throws Exception {
        try (var connection = factory(rabbit).newConnection();
                var channel = connection.createChannel()) {
            channel.queueDeclare("words", true, false, false, QUORUM);
            channel.confirmSelect();
            var body = text.getBytes(StandardCharsets.UTF_8);
            channel.basicPublish("", "words", MessageProperties.PERSISTENT_BASIC, body);
            channel.waitForConfirmsOrDie(10_000);
        }
    }

    private static String take(LocalRabbit rabbit) throws Exception {
        try (var connection = factory(rabbit).newConnection();
                var channel = connection.createChannel()) {
            var message = channel.basicGet("words", true);
            return message == null ? "" : new String(message.getBody(), StandardCharsets.UTF_8);
        }
    }

    private static ConnectionFactory factory(LocalRabbit rabbit) {
        var factory = new ConnectionFactory();
        factory.setHost(rabbit.host());
        factory.setPort(rabbit.port());
        factory.setVirtualHost(rabbit.vhost());
        factory.setUsername(rabbit.user());
        factory.setPassword(rabbit.password());
        return factory;
    }
}
