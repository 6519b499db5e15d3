package dev.tradingsystem.telegram.standalone.monitoring.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pictures of the dashboards over a recorded run with one outage of Redis and one of the worker;
/// run by hand with `scripts/dashboard-pictures.sh`.
class DashboardPictures {

    private static final Duration RUN = Duration.ofSeconds(Integer.getInteger("pictures.seconds", 600));
    private static final Path FOLDER = Path.of(System.getProperty("pictures.folder", "target/dashboards"));
    private static final int POSTS = 50;
    private static final int READS = 20;
    private static final int POINTS = 300;

    @Test
    void showEveryPanelOverARecordedRun(@TempDir Path data) throws Exception {
        try (var stack = new LiveStack(data)) {
            var prometheus = stack.prometheus();
            try (var _ = new Load(stack, POSTS, READS)) {
                pass(0.35);
                stack.servers().redis().killBoth();
                pass(0.05);
                stack.servers().redis().startAgain();
                pass(0.25);
                stack.process(App.WORKER).halt();
                pass(0.05);
                stack.process(App.WORKER).goOn();
                pass(0.3);
            }
            for (Dashboard dashboard : Dashboard.all()) {
                draw(dashboard, prometheus);
            }
        }
    }

    private static void pass(double share) throws InterruptedException {
        boolean _ = new CountDownLatch(1).await(Math.round(RUN.toMillis() * share), TimeUnit.MILLISECONDS);
    }

    private static void draw(Dashboard dashboard, PrometheusApi prometheus) throws IOException {
        Instant until = Instant.now();
        long since = prometheus.since().getEpochSecond();
        int step = Math.max(1, (int) ((until.getEpochSecond() - since) / POINTS));
        List<List<Line>> lines = dashboard.panels().stream()
                .map(panel -> panel.targets().stream()
                        .flatMap(target ->
                                Line.of(prometheus.range(target.expression(), until, step), target, since, step)
                                        .stream())
                        .toList())
                .toList();
        var picture = DashboardPicture.draw(dashboard, subtitle(), lines);
        Files.createDirectories(FOLDER);
        assertThat(ImageIO.write(
                        picture, "png", FOLDER.resolve(dashboard.uid() + ".png").toFile()))
                .isTrue();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).stream().noneMatch(Line::hasNumbers)) {
                System.out.println("no data: " + dashboard.uid() + " / "
                        + dashboard.panels().get(i).title());
            }
        }
    }

    private static String subtitle() {
        return "%d messages and %d reads a second for %d s; after 35 %% of them Redis is gone for a while, "
                        .formatted(POSTS, READS, RUN.toSeconds())
                + "after 65 % the worker is halted. A minute of the rules is a second here; below: minutes.";
    }
}
