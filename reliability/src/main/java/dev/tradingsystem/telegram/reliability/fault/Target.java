package dev.tradingsystem.telegram.reliability.fault;

import dev.tradingsystem.telegram.reliability.stack.App;
import dev.tradingsystem.telegram.reliability.stack.Servers;
import dev.tradingsystem.telegram.reliability.stack.Stack;
import java.util.Locale;

/// A process that can be killed and frozen. Of Redis it is both data nodes that are
/// killed, so that the cache comes back empty, and the master alone that is frozen.
public enum Target {
    GATEWAY,
    API,
    WORKER,
    POSTGRES,
    POOLER,
    REDIS,
    BROKER;

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    void kill(Stack stack) {
        Servers servers = stack.servers();
        switch (this) {
            case GATEWAY -> stack.process(App.GATEWAY).kill();
            case API -> stack.process(App.API).kill();
            case WORKER -> stack.process(App.WORKER).kill();
            case POSTGRES -> servers.postgres().kill();
            case POOLER -> servers.pooler().kill();
            case REDIS -> servers.redis().killBoth();
            case BROKER -> servers.rabbit().kill();
        }
    }

    void startAgain(Stack stack) {
        Servers servers = stack.servers();
        switch (this) {
            case GATEWAY -> stack.start(App.GATEWAY);
            case API -> stack.start(App.API);
            case WORKER -> stack.start(App.WORKER);
            case POSTGRES -> servers.postgres().startAgain();
            case POOLER -> servers.pooler().startAgain();
            case REDIS -> servers.redis().startAgain();
            case BROKER -> servers.rabbit().startAgain();
        }
    }

    void freeze(Stack stack) {
        Servers servers = stack.servers();
        switch (this) {
            case GATEWAY -> stack.process(App.GATEWAY).freeze();
            case API -> stack.process(App.API).freeze();
            case WORKER -> stack.process(App.WORKER).freeze();
            case POSTGRES -> servers.postgres().freeze();
            case POOLER -> servers.pooler().freeze();
            case REDIS -> servers.redis().freezeMaster();
            case BROKER -> servers.rabbit().freeze();
        }
    }

    void thaw(Stack stack) {
        Servers servers = stack.servers();
        switch (this) {
            case GATEWAY -> stack.process(App.GATEWAY).thaw();
            case API -> stack.process(App.API).thaw();
            case WORKER -> stack.process(App.WORKER).thaw();
            case POSTGRES -> servers.postgres().thaw();
            case POOLER -> servers.pooler().thaw();
            case REDIS -> servers.redis().thaw();
            case BROKER -> servers.rabbit().thaw();
        }
    }
}
