package dev.tradingsystem.telegram.tpcapital.http.legacy;

import dev.tradingsystem.telegram.tpcapital.http.key.Requires;
import dev.tradingsystem.telegram.tpcapital.http.key.Scope;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The last lines of the log.
@RestController
@Hidden
@Requires(Scope.OPERATOR)
class LogController {

    private static final int MOST = 200;

    private final RecentLines lines;

    LogController(RecentLines lines) {
        this.lines = lines;
    }

    record Answer(List<Line> data) {}

    record Line(String level, String message, String timestamp) {}

    @GetMapping(path = "/logs", version = "0")
    Answer logs(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String level) {
        int most = PreviousParameters.limit(limit, MOST, MOST);
        return new Answer(lines.newest(most, PreviousParameters.given(level)).stream()
                .map(line -> new Line(line.level(), line.message(), Stamps.of(line.at())))
                .toList());
    }
}
