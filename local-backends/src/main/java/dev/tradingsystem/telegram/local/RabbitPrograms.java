package dev.tradingsystem.telegram.local;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// What is needed to run RabbitMQ.
///
/// @param server the start script of the release; the package's wrapper insists on root or its
///     own user
/// @param epmd Erlang's port mapper
record RabbitPrograms(Path server, Path epmd) {

    private static final Path DEBIAN = Path.of("/usr/lib/rabbitmq/lib");

    static Optional<RabbitPrograms> installed() {
        if (Programs.find("erl").isEmpty()) {
            return Optional.empty();
        }
        return Programs.find("epmd").flatMap(epmd -> script().map(server -> new RabbitPrograms(server, epmd)));
    }

    /// The program that asks a running node for something.
    Path control() {
        return server.resolveSibling("rabbitmqctl");
    }

    private static Optional<Path> script() {
        var packaged = Programs.versions(DEBIAN, "rabbitmq_server-").stream()
                .map(release -> release.resolve("sbin/rabbitmq-server"));
        var unpacked = Programs.find("rabbitmq-server").stream()
                .filter(script -> Programs.isProgram(script.resolveSibling("rabbitmq-env")));
        return Stream.concat(packaged, unpacked).filter(Programs::isProgram).findFirst();
    }
}
