package dev.tradingsystem.telegram.api.legacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/// The shape most answers have.
@JsonInclude(JsonInclude.Include.NON_NULL)
record Data<T>(boolean success, @Nullable T data, @Nullable String message) {

    static <T> ResponseEntity<Data<T>> of(T data) {
        return of(HttpStatus.OK, data);
    }

    static <T> ResponseEntity<Data<T>> of(HttpStatus status, T data) {
        return answer(status, new Data<>(true, data, null));
    }

    static <B> ResponseEntity<B> answer(HttpStatus status, B body) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }

    static <B> ResponseEntity<B> answer(B body) {
        return answer(HttpStatus.OK, body);
    }
}
