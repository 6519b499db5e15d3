package dev.tradingsystem.telegram.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The id under which a request stands in answers and logs: the caller's own, from `X-Request-Id`
/// or else `X-Correlation-Id`, if it has a sane form; otherwise ours.
public final class RequestIds {

    /// The header it comes and goes with.
    public static final String HEADER = "X-Request-Id";

    private static final String OTHER_HEADER = "X-Correlation-Id";
    private static final String ATTRIBUTE = RequestIds.class.getName();
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestIds() {}

    /// The request's id, made at the first question.
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String id = Stream.of(HEADER, OTHER_HEADER)
                .map(request::getHeader)
                .filter(given -> given != null && FORM.matcher(given).matches())
                .findFirst()
                .orElseGet(() -> UUID.randomUUID().toString().substring(0, 18));
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }
}
