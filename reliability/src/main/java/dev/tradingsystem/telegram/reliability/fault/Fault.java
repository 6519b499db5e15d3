package dev.tradingsystem.telegram.reliability.fault;

import dev.tradingsystem.telegram.reliability.stack.App;
import dev.tradingsystem.telegram.reliability.stack.AppProcess;
import dev.tradingsystem.telegram.reliability.stack.Pair;
import dev.tradingsystem.telegram.reliability.stack.Stack;
import dev.tradingsystem.telegram.reliability.stack.Waiting;
import java.time.Duration;

/// Something that goes wrong, and is put right again as an operator or a supervisor
/// would. A point within an app at which it dies will be one more.
public sealed interface Fault {

    /// As it is written in options and tables.
    String title();

    /// Does it, lets it last and puts it right.
    ///
    /// @return when putting it right began, in the sense of [System#nanoTime]: from then on the
    ///     installation recovers
    long strike(Scene scene);

    /// SIGKILL, and a start at once.
    record Kill(Target target) implements Fault {
        @Override
        public String title() {
            return "kill-" + target.title();
        }

        @Override
        public long strike(Scene scene) {
            target.kill(scene.stack());
            long over = System.nanoTime();
            target.startAgain(scene.stack());
            return over;
        }
    }

    /// SIGSTOP, and later SIGCONT.
    record Freeze(Target target, Duration lasting) implements Fault {
        @Override
        public String title() {
            return "freeze-" + target.title();
        }

        @Override
        public long strike(Scene scene) {
            target.freeze(scene.stack());
            Waiting.pass(lasting);
            long over = System.nanoTime();
            target.thaw(scene.stack());
            return over;
        }
    }

    /// Two that talk lose their connections and get no new ones.
    record Cut(Pair pair, Duration lasting) implements Fault {
        @Override
        public String title() {
            return "cut-" + pair.title();
        }

        @Override
        public long strike(Scene scene) {
            scene.stack().cut(pair);
            Waiting.pass(lasting);
            long over = System.nanoTime();
            scene.stack().mend(pair);
            return over;
        }
    }

    /// All that two say to each other comes late.
    record Delay(Pair pair, Duration each, Duration lasting) implements Fault {
        @Override
        public String title() {
            return "delay-" + pair.title();
        }

        @Override
        public long strike(Scene scene) {
            scene.stack().delay(pair, each);
            Waiting.pass(lasting);
            long over = System.nanoTime();
            scene.stack().mend(pair);
            return over;
        }
    }

    /// The master dies, the replica takes its place, and the old master comes back as a replica.
    record Failover() implements Fault {
        @Override
        public String title() {
            return "failover-redis";
        }

        @Override
        public long strike(Scene scene) {
            var redis = scene.stack().servers().redis();
            int old = redis.killMaster();
            long over = System.nanoTime();
            Waiting.until("the replica is the master", Duration.ofMinutes(1), () -> redis.masterPort() != old);
            redis.startAgain();
            return over;
        }
    }

    /// The broker is stopped in order and started again.
    record BrokerRestart() implements Fault {
        @Override
        public String title() {
            return "restart-broker";
        }

        @Override
        public long strike(Scene scene) {
            var broker = scene.stack().servers().rabbit();
            broker.stop();
            long over = System.nanoTime();
            broker.startAgain();
            return over;
        }
    }

    /// A second gateway takes the lease while the first one is frozen; the first wakes
    /// up and finds that it may not write; the second dies.
    record SecondGateway() implements Fault {
        private static final Duration BOTH = Duration.ofSeconds(2);

        @Override
        public String title() {
            return "lease-takeover";
        }

        @Override
        public long strike(Scene scene) {
            Stack stack = scene.stack();
            AppProcess second = stack.startStandby();
            try {
                Waiting.until("the standby answers", Duration.ofMinutes(1), stack::standbyAnswers);
                Target.GATEWAY.freeze(stack);
                stack.awaitStandbyReady();
                Waiting.pass(BOTH);
                Target.GATEWAY.thaw(stack);
                Waiting.pass(BOTH);
            } finally {
                Target.GATEWAY.thaw(stack);
                second.kill();
            }
            long over = System.nanoTime();
            if (!stack.process(App.GATEWAY).isAlive()) {
                stack.start(App.GATEWAY);
            }
            return over;
        }
    }

    /// The queue's consumer and a follower of the stream take nothing for a while.
    record SlowConsumer(Duration lasting) implements Fault {
        @Override
        public String title() {
            return "slow-consumers";
        }

        @Override
        public long strike(Scene scene) {
            scene.witness().pause(true);
            Waiting.pass(lasting);
            long over = System.nanoTime();
            scene.witness().pause(false);
            return over;
        }
    }

    /// No file of the database can grow, not even its journal; then there is space again, and a
    /// server that died of it is started.
    record FullDisk(Duration lasting) implements Fault {
        private static final long MOST = 64 * 1024;

        @Override
        public String title() {
            return "full-disk";
        }

        @Override
        public long strike(Scene scene) {
            var postgres = scene.stack().servers().postgres();
            postgres.limitFiles(MOST);
            Waiting.pass(lasting);
            long over = System.nanoTime();
            postgres.limitFiles(-1);
            Waiting.until("the database writes again", Duration.ofMinutes(1), () -> {
                postgres.startAgain();
                return scene.stack().canWrite();
            });
            return over;
        }
    }
}
