package dev.tradingsystem.telegram.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How one server process is started.
///
/// @param name of the server, for messages and its log file
/// @param account under whose name it runs
/// @param folder its working folder, where its log is written too
/// @param environment its whole environment but PATH; ours is not inherited
/// @param command program and arguments
record Launch(String name, Account account, Path folder, Map<String, String> environment, List<String> command) {

    Launch {
        environment = Map.copyOf(environment);
        command = List.copyOf(command);
    }

    Launch(String name, Account account, Path folder, List<String> command) {
        this(name, account, folder, Map.of(), command);
    }
}
