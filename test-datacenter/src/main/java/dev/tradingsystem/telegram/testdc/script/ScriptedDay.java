package dev.tradingsystem.telegram.testdc.script;

import dev.tradingsystem.telegram.testdc.account.Accounts;
import dev.tradingsystem.telegram.testdc.account.Action;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.DcClock;
import dev.tradingsystem.telegram.testdc.account.Draft;
import dev.tradingsystem.telegram.testdc.account.Media;
import dev.tradingsystem.telegram.testdc.account.Post;
import dev.tradingsystem.telegram.testdc.account.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A day of a channel: so many steps of all kinds in bursts and pauses, chosen by chance, the
/// same for the same seed and the same beginning.
///
/// The clock of the data centre stands still within a burst, or ticks a second now and then; it
/// moves on in the pauses, until the 24 hours are over. Take one [#step] after the other, or
/// [#play] them. Nobody else may act in the channel meanwhile. Not thread-safe.
public final class ScriptedDay {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int BURST = 20;
    private static final int RECENT = 60;
    private static final int WEIGHTS =
            Stream.of(Step.Kind.values()).mapToInt(Step.Kind::weight).sum();

    private final DcClock clock;
    private final Channel channel;
    private final Channel elsewhere;
    private final RandomGenerator random;
    private final Prose prose;
    private final int events;
    private final Duration longestPause;
    private final Instant midnight;
    private final List<Integer> live = new ArrayList<>();
    private final Map<Integer, Post> posts = new LinkedHashMap<>();
    private final Map<Integer, String> firstTexts = new LinkedHashMap<>();
    private @Nullable ScriptedFaults faults;
    private int done;
    private int leftOfBurst;

    private ScriptedDay(Accounts accounts, Channel channel, Instant start, long seed, int events) {
        this.clock = accounts.clock();
        this.channel = channel;
        this.elsewhere = accounts.channel("Elsewhere", Channel.Kind.BROADCAST);
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.prose = new Prose(random);
        this.events = events;
        this.longestPause = DAY.multipliedBy(2L * BURST).dividedBy(Math.max(events, 2 * BURST));
        this.midnight = start.plus(DAY);
        clock.freeze(start);
    }

    /// A day that begins a day ago by the clock of the data centre, which stops.
    public static ScriptedDay of(Accounts accounts, Channel channel, long seed, int events) {
        return startingAt(accounts.clock().instant().minus(DAY), accounts, channel, seed, events);
    }

    /// A day that begins at an instant.
    public static ScriptedDay startingAt(Instant start, Accounts accounts, Channel channel, long seed, int events) {
        return new ScriptedDay(accounts, channel, start, seed, events);
    }

    /// Lets things go wrong on the way. What happens in the channel stays the same.
    public ScriptedDay with(ScriptedFaults more) {
        faults = more;
        return this;
    }

    public boolean isOver() {
        return done == events;
    }

    /// How many steps have been taken.
    public int done() {
        return done;
    }

    /// The channel's truth so far.
    public List<Truth> truth() {
        return channel.truth();
    }

    /// Takes the next step.
    ///
    /// @throws IllegalStateException when the day is over
    public Step step() {
        if (isOver()) {
            throw new IllegalStateException("the day is over after %d steps".formatted(events));
        }
        passTime();
        if (faults != null) {
            faults.beforeStep();
        }
        Step.Kind kind = kind();
        List<Integer> ids = act(kind);
        done++;
        if (isOver() && faults != null) {
            faults.end();
        }
        return new Step(done, kind, ids);
    }

    /// Takes all steps that are left, at once.
    public void finish() {
        while (!isOver()) {
            step();
        }
    }

    /// Takes all steps that are left on a thread of its own.
    ///
    /// @param perSecond how many steps a second within a burst; a pause is as long as ten steps
    public Playing play(double perSecond) {
        return Playing.start(this, perSecond);
    }

    /// Whether the next step begins a burst.
    boolean isPause() {
        return leftOfBurst == 0;
    }

    private void passTime() {
        if (leftOfBurst == 0) {
            leftOfBurst = 1 + random.nextInt(2 * BURST);
            advance(random.nextLong(1 + longestPause.toSeconds()));
        } else if (random.nextInt(4) == 0) {
            advance(1);
        }
        leftOfBurst--;
    }

    private void advance(long seconds) {
        Instant later = clock.instant().plusSeconds(seconds);
        clock.freeze(later.isAfter(midnight) ? midnight : later);
    }

    private Step.Kind kind() {
        int left = random.nextInt(WEIGHTS);
        for (Step.Kind kind : Step.Kind.values()) {
            left -= kind.weight();
            if (left < 0) {
                return kind;
            }
        }
        return Step.Kind.POST;
    }

    private List<Integer> act(Step.Kind kind) {
        return switch (kind) {
            case POST -> posted(channel.post(prose.draft()));
            case REPLY -> posted(channel.post(replying(prose.draft())));
            case FORWARD -> posted(channel.post(prose.draft().forwardedFrom(elsewhere, elsewhere.post(prose.text()))));
            case PHOTO -> posted(channel.post(prose.draft().with(Media.photo(prose.bytes()))));
            case DOCUMENT -> posted(channel.post(prose.draft().with(document())));
            case VIDEO -> posted(channel.post(prose.draft().with(Media.video(prose.bytes()))));
            case ALBUM -> album();
            case EDIT -> edit(prose.text());
            case EDIT_BACK -> editBack();
            case EDIT_MARKUP -> editMarkup();
            case DELETE -> delete(1);
            case DELETE_SEVERAL -> delete(2 + random.nextInt(6));
            case PIN -> pin();
            case UNPIN -> unpin();
            case VIEWS -> views();
            case RENAME -> List.of(channel.rename(prose.text()).id());
            case SERVICE ->
                List.of(channel.service(new Action.Custom(prose.text())).id());
            case SKIPPED_ID -> skip();
        };
    }

    private Media document() {
        return Media.document(prose.bytes(), "report.pdf", "application/pdf");
    }

    private Draft replying(Draft draft) {
        Post other = some();
        return other == null ? draft : draft.replyTo(other);
    }

    private List<Integer> album() {
        Draft[] parts = new Draft[2 + random.nextInt(3)];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Draft.of(i == 0 ? prose.text() : "").with(Media.photo(prose.bytes()));
        }
        return channel.postAlbum(parts).stream()
                .flatMap(post -> posted(post).stream())
                .toList();
    }

    private List<Integer> edit(String text) {
        Post post = some();
        return post == null ? List.of() : changed(channel.edit(post, text));
    }

    private List<Integer> editBack() {
        List<Post> edited = posts.values().stream()
                .filter(post -> !post.text().equals(firstTexts.get(post.id())))
                .toList();
        if (edited.isEmpty()) {
            return edit(prose.text());
        }
        Post post = edited.get(random.nextInt(edited.size()));
        return changed(channel.edit(post, firstTexts.getOrDefault(post.id(), "")));
    }

    private List<Integer> editMarkup() {
        Post post = some();
        return post == null ? List.of() : changed(channel.editMarkupOnly(post, "Open " + random.nextInt(1000)));
    }

    private List<Integer> delete(int count) {
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < count && !live.isEmpty(); i++) {
            Integer id = live.get(place());
            live.removeAll(List.of(id));
            posts.remove(id);
            ids.add(id);
        }
        channel.delete(ids);
        return ids;
    }

    private List<Integer> pin() {
        Post post = some();
        return post == null ? List.of() : List.of(post.id(), channel.pin(post).id());
    }

    private List<Integer> unpin() {
        Post post = some();
        if (post == null) {
            return List.of();
        }
        channel.unpin(post);
        return List.of(post.id());
    }

    private List<Integer> views() {
        Post post = some();
        if (post == null) {
            return List.of();
        }
        channel.views(post, 1 + random.nextInt(10_000));
        return List.of(post.id());
    }

    private List<Integer> skip() {
        channel.skipIds(1 + random.nextInt(3));
        return List.of();
    }

    private List<Integer> posted(Post post) {
        live.add(post.id());
        posts.put(post.id(), post);
        firstTexts.put(post.id(), post.text());
        return List.of(post.id());
    }

    private List<Integer> changed(Post post) {
        posts.put(post.id(), post);
        return List.of(post.id());
    }

    /// A post that is still there, mostly a recent one.
    private @Nullable Post some() {
        return live.isEmpty() ? null : posts.get(live.get(place()));
    }

    private int place() {
        int from = random.nextInt(10) == 0 ? 0 : Math.max(0, live.size() - RECENT);
        return from + random.nextInt(live.size() - from);
    }
}
