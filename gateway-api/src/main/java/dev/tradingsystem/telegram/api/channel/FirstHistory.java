package dev.tradingsystem.telegram.api.channel;

import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.job.AskedJobs;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.store.job.JobKind;
import dev.tradingsystem.telegram.store.job.JobRequest;
import dev.tradingsystem.telegram.store.listing.ChannelList;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Asks for the past of a channel that is new on the list.
public final class FirstHistory {

    private static final int USUAL = 1_000;
    private static final int MOST = 1_000_000;

    private final AskedJobs jobs;
    private final ChannelList list;
    private final ZoneId zone;

    /// @param zone of dates
    FirstHistory(AskedJobs jobs, ChannelList list, ZoneId zone) {
        this.jobs = jobs;
        this.list = list;
        this.zone = zone;
    }

    /// How much is wanted.
    sealed interface Wish {
        record None() implements Wish {}

        record All() implements Wish {}

        record Last(int count) implements Wish {}

        record Since(LocalDate day) implements Wish {}
    }

    static Wish wish(ListingController.@Nullable Backfill given) {
        if (given == null) {
            return new Wish.Last(USUAL);
        }
        String mode = given.mode() == null ? "last" : given.mode();
        return switch (mode) {
            case "none" -> new Wish.None();
            case "all" -> new Wish.All();
            case "since" -> new Wish.Since(day(given.since()));
            case "last" -> new Wish.Last(count(given.last()));
            default -> throw ApiProblem.invalidBody("/backfill/mode", "all, since, last or none");
        };
    }

    private static LocalDate day(@Nullable String since) {
        try {
            if (since != null) {
                return LocalDate.parse(since);
            }
        } catch (DateTimeException e) {
            throw ApiProblem.invalidBody("/backfill/since", "a date such as 2025-11-05");
        }
        throw ApiProblem.invalidBody("/backfill/since", "a date such as 2025-11-05");
    }

    private static int count(@Nullable Integer last) {
        int count = last == null ? USUAL : last;
        if (count < 1 || count > MOST) {
            throw ApiProblem.invalidBody("/backfill/last", "1 to " + MOST);
        }
        return count;
    }

    /// Asks for as much as is usual.
    public void askUsual(ChannelId channel, Caller caller) {
        ask(channel, new Wish.Last(USUAL), caller);
    }

    /// Where the job is; `null` when none is needed.
    @Nullable
    String ask(ChannelId channel, Wish wish, Caller caller) {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        parameters.putArray("channels").add(channel.toString());
        switch (wish) {
            case Wish.None _ -> {
                return null;
            }
            case Wish.All _ -> parameters.put("missing", true);
            case Wish.Last(int count) -> parameters.put("last", count);
            case Wish.Since(LocalDate day) ->
                parameters.put("since", day.atStartOfDay(zone).toInstant().toString());
        }
        var request = new JobRequest(
                JobKind.SYNC, list.account(channel.value()), caller.key().name(), parameters);
        return "/jobs/" + jobs.ask(request).job().id();
    }
}
