package dev.tradingsystem.telegram.tpcapital.http.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;

/// The version of the API a request speaks: 0 for the previous stack's shapes, 1 for ours.
public enum RequestVersion {
    PREVIOUS("0"),
    CURRENT("1");

    /// The header that names it, in requests and answers.
    public static final String HEADER = "API-Version";

    private static final String ATTRIBUTE = RequestVersion.class.getName();

    private final String word;

    RequestVersion(String word) {
        this.word = word;
    }

    /// The version as it stands in the header.
    public String word() {
        return word;
    }

    /// The version with that word, if there is one.
    public static Optional<RequestVersion> of(String word) {
        return Arrays.stream(values())
                .filter(version -> version.word.equals(word.strip()))
                .findFirst();
    }

    /// What the request speaks; ours until that is known.
    public static RequestVersion of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof RequestVersion version ? version : CURRENT;
    }

    /// Lets everybody behind know it.
    public void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
