package dev.tradingsystem.telegram.tpcapital.http.page;

import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriComponentsBuilder;

/// Cuts pages out of lists that are ordered by time.
public final class Pages {

    private final Cursors cursors;

    public Pages(Cursors cursors) {
        this.cursors = cursors;
    }

    /// Reads the items beside a position, in the list's own order or against it, one more than
    /// the page holds.
    @FunctionalInterface
    public interface Reader<T> {

        /// Reads up to so many.
        ///
        /// @param after `null` for the beginning
        /// @param back whether to read against the list's order
        List<T> read(@Nullable Cursor after, boolean back, int limit);
    }

    /// A page and where it lies.
    public record Cut<T>(List<T> items, PageInfo page) {

        public Cut {
            items = List.copyOf(items);
        }
    }

    /// One page.
    ///
    /// @param word the cursor that was sent, if any
    /// @param position where an item stands
    /// @throws ApiProblem when the cursor was not made for this question
    public <T> Cut<T> cut(
            Question question,
            @Nullable String word,
            int limit,
            String direction,
            Reader<T> reader,
            Function<T, Cursor> position) {
        Cursor cursor = word == null ? null : cursors.read(word, question);
        boolean back = cursor != null && cursor.back();
        List<T> read = reader.read(cursor, back, limit + 1);
        boolean more = read.size() > limit;
        List<T> shown = read.subList(0, Math.min(limit, read.size()));
        List<T> items = back ? shown.reversed() : shown;
        boolean hasNext = back || more;
        boolean hasPrevious = back ? more : cursor != null;
        return new Cut<>(
                items,
                new PageInfo(
                        limit,
                        "sent",
                        direction,
                        hasNext && !items.isEmpty() ? word(question, position.apply(items.getLast()), false) : null,
                        hasPrevious && !items.isEmpty()
                                ? word(question, position.apply(items.getFirst()), true)
                                : null));
    }

    private String word(Question question, Cursor at, boolean back) {
        return cursors.write(new Cursor(at.at(), at.id(), back), question);
    }

    /// The `Link` header of a page: relative, so that it works behind any proxy.
    public static HttpHeaders links(HttpServletRequest request, PageInfo page) {
        var headers = new HttpHeaders();
        link(headers, request, page.next(), "next");
        link(headers, request, page.previous(), "prev");
        return headers;
    }

    private static void link(
            HttpHeaders headers, HttpServletRequest request, @Nullable String cursor, String relation) {
        if (cursor != null) {
            String uri = UriComponentsBuilder.fromPath(request.getRequestURI())
                    .query(request.getQueryString())
                    .replaceQueryParam("cursor", cursor)
                    .build(true)
                    .toUriString();
            headers.add(HttpHeaders.LINK, "<" + uri + ">; rel=\"" + relation + "\"");
        }
    }
}
