package dev.tradingsystem.telegram.api.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriComponentsBuilder;

/// The `Link` header of a page: relative, so that it works behind any proxy.
public final class Links {

    private Links() {}

    /// Headers with the links to the neighbours there are.
    public static HttpHeaders of(HttpServletRequest request, PageInfo page) {
        return of(request, page.next(), page.previous());
    }

    /// The same for cursors alone.
    public static HttpHeaders of(HttpServletRequest request, @Nullable String next, @Nullable String previous) {
        var headers = new HttpHeaders();
        List<String> links = new ArrayList<>();
        add(links, request, next, "next");
        add(links, request, previous, "prev");
        if (!links.isEmpty()) {
            headers.set(HttpHeaders.LINK, String.join(", ", links));
        }
        return headers;
    }

    private static void add(List<String> links, HttpServletRequest request, @Nullable String cursor, String relation) {
        if (cursor != null) {
            String uri = UriComponentsBuilder.fromPath(request.getRequestURI())
                    .query(request.getQueryString())
                    .replaceQueryParam("cursor", cursor)
                    .build(true)
                    .toUriString();
            links.add("<" + uri + ">; rel=\"" + relation + "\"");
        }
    }
}
