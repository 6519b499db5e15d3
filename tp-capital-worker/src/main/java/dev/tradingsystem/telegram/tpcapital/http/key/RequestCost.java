package dev.tradingsystem.telegram.tpcapital.http.key;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/// How many units of its key's rate a request takes: an export ten, a search three, all else one.
final class RequestCost {

    private static final int EXPORT = 10;
    private static final int SEARCH = 3;

    private RequestCost() {}

    static int of(HttpServletRequest request) {
        String query = request.getQueryString() == null ? "" : "&" + request.getQueryString();
        String accept = String.valueOf(request.getHeader(HttpHeaders.ACCEPT));
        if (query.contains("&format=") || accept.contains("text/csv") || accept.contains("application/x-ndjson")) {
            return EXPORT;
        }
        return query.contains("&q=") || query.contains("&search=") ? SEARCH : 1;
    }
}
