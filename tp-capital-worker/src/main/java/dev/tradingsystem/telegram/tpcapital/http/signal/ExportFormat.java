package dev.tradingsystem.telegram.tpcapital.http.signal;

import dev.tradingsystem.telegram.tpcapital.http.page.Values;
import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/// The forms in which signals leave as a file.
enum ExportFormat {
    JSON("application/json"),
    NDJSON("application/x-ndjson"),
    CSV("text/csv;charset=UTF-8");

    private final String type;

    ExportFormat(String type) {
        this.type = type;
    }

    String type() {
        return type;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The form that is asked for, by parameter or by header; `null` for an ordinary page.
    ///
    /// @throws ApiProblem when the parameter names another form
    /// @throws HttpMediaTypeNotAcceptableException when the header names only others
    static @Nullable ExportFormat of(@Nullable String format, HttpServletRequest request)
            throws HttpMediaTypeNotAcceptableException {
        if (format != null) {
            return Values.word("format", format, ExportFormat.class, ExportFormat::word);
        }
        List<MediaType> accepted = MediaType.parseMediaTypes(request.getHeader(HttpHeaders.ACCEPT));
        for (MediaType wanted : accepted.stream()
                .sorted((a, b) -> Double.compare(b.getQualityValue(), a.getQualityValue()))
                .toList()) {
            for (ExportFormat known : values()) {
                if (wanted.includes(MediaType.parseMediaType(known.type))) {
                    return known == JSON ? null : known;
                }
            }
        }
        if (accepted.isEmpty()) {
            return null;
        }
        throw new HttpMediaTypeNotAcceptableException(Arrays.stream(values())
                .map(known -> MediaType.parseMediaType(known.type))
                .toList());
    }
}
