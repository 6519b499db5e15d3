package dev.tradingsystem.telegram.standalone;

/// What a newcomer needs to look around.
final class Welcome {

    private Welcome() {}

    static void print(Options options, Keys keys) {
        System.out.printf(
                """

                The gateway stack is running. Everything is kept in %s; Ctrl-C stops it.

                  console   http://127.0.0.1:%d/ (sign in with the key %s)
                  messages  curl -H 'Authorization: Bearer %s' http://127.0.0.1:%d/messages
                  signals   curl -H 'Authorization: Bearer %s' http://127.0.0.1:%d/signals
                  health    curl http://127.0.0.1:%d/health

                """,
                options.data(),
                options.port(Apps.API_PORT),
                keys.api(),
                keys.api(),
                options.port(Apps.API_PORT),
                keys.api(),
                options.port(Apps.WORKER_PORT),
                options.port(Apps.API_PORT));
    }
}
