package dev.tradingsystem.telegram.tpcapital.http.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;

/// The id under which a request stands in answers and logs: the caller's own if it has a sane
/// form, else ours.
public final class RequestIds {

    /// The header it comes and goes with.
    public static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = RequestIds.class.getName();
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestIds() {}

    /// The request's id, made at the first question.
    public static String of(HttpServletRequest request) {
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
