package dev.tradingsystem.telegram.api.job;

import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.store.job.Job;
import dev.tradingsystem.telegram.store.job.JobKind;
import dev.tradingsystem.telegram.store.job.JobState;
import dev.tradingsystem.telegram.store.job.Jobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The jobs a caller may know of: a key that sees some channels sees the jobs that are about no
/// others.
public final class SeenJobs {

    private final Jobs jobs;

    SeenJobs(Jobs jobs) {
        this.jobs = jobs;
    }

    /// One job, unless it is none or none of the caller's business.
    public Optional<Job> find(Caller caller, String id) {
        return jobs.find(id).filter(job -> isSeen(caller, job));
    }

    /// The newest of them.
    ///
    /// @param before only older ones than this; the newest when `null`
    List<Job> list(
            Caller caller, @Nullable JobKind kind, @Nullable JobState state, @Nullable String before, int limit) {
        var found = new ArrayList<Job>();
        String position = before;
        List<Job> some;
        do {
            some = jobs.list(kind, state, position, limit);
            some.stream().filter(job -> isSeen(caller, job)).forEach(found::add);
            position = some.isEmpty() ? position : some.getLast().id();
        } while (some.size() == limit && found.size() < limit);
        return found.size() > limit ? found.subList(0, limit) : found;
    }

    /// Whether everything the job does is done to channels of the caller's.
    static boolean isSeen(Caller caller, Job job) {
        Set<Long> permitted = caller.key().channels();
        if (permitted == null) {
            return true;
        }
        JsonNode channels = job.request().path("channels");
        // without names it is about all of them, but for the list of what could be watched
        return channels.isEmpty()
                ? job.kind() == JobKind.DISCOVER
                : channels.valueStream().allMatch(id -> permitted.contains(Long.parseLong(id.asString("0"))));
    }
}
