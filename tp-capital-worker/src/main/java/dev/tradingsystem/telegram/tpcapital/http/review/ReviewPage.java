package dev.tradingsystem.telegram.tpcapital.http.review;

import dev.tradingsystem.telegram.tpcapital.http.page.PageInfo;
import java.util.List;

/// A page of reviews, newest first.
record ReviewPage(List<ReviewView> items, PageInfo page) {

    ReviewPage {
        items = List.copyOf(items);
    }
}
