package dev.tradingsystem.telegram.gateway.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;

/// The id under which a request stands in answers and logs: the caller's own if it has a sane
/// form, else ours.
final class RequestIds {

    private static final String HEADER = "X-Request-Id";
    private static final String ATTRIBUTE = RequestIds.class.getName();
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestIds() {}

    /// The request's id, made at the first question.
    static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String given = request.getHeader(HEADER);
        String id = given != null && FORM.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString().substring(0, 18);
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }
}
