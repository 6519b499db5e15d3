package dev.tradingsystem.telegram.tpcapital.intake;

import dev.tradingsystem.telegram.local.LocalRabbit;
import dev.tradingsystem.telegram.local.LocalRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Redis and RabbitMQ with the users and rights they have where the stack is deployed.
final class DeployedUsers {

    private static final Path FOLDER = Path.of("../deploy/compose");

    private DeployedUsers() {}

    static String password(String user) {
        return "of-" + user;
    }

    static LocalRedis redis() throws IOException {
        return LocalRedis.withUsers(Files.readAllLines(FOLDER.resolve("redis/users.acl.template")).stream()
                .filter(line -> line.startsWith("user "))
                .map(line -> line.replaceAll("@redis:redis\\.(\\w+)@", ">of-$1"))
                .toList());
    }

    static LocalRabbit rabbit() throws IOException {
        String definitions = Files.readString(FOLDER.resolve("rabbitmq/definitions.json.template"))
                .replaceAll("\"password_hash\": \"@rabbit:rabbit\\.(\\w+)@\"", "\"password\": \"of-$1\"")
                .replaceAll("\"hashing_algorithm\": \"\\w+\", *", "");
        return LocalRabbit.defined(definitions, password("telegram"));
    }
}
