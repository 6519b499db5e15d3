package dev.tradingsystem.telegram.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ContentDigestTests {

    private static final long GOLDEN = -8129585214371042388L;

    @Test
    void staysTheSameUnderOneVersionNumber() {
        assertThat(ContentDigest.VERSION).isEqualTo(1);
        assertThat(ContentDigest.of(new Content.Text("Ativo: BOVAW32"))).isEqualTo(GOLDEN);
    }

    @Test
    void tellsWordsAndMediaApartAndIgnoresSizes() {
        Set<Long> digests = List.of(
                        new Content.Text("a"),
                        new Content.Text("b"),
                        Content.Media.of(MediaKind.PHOTO, "a"),
                        Content.Media.of(MediaKind.VIDEO, "a"),
                        new Content.Unsupported("a"))
                .stream()
                .map(ContentDigest::of)
                .collect(Collectors.toSet());
        assertThat(digests).hasSize(5);
        assertThat(ContentDigest.of(new Content.Media(MediaKind.PHOTO, "a", "image/png", 1, 2, 3L, null)))
                .isEqualTo(ContentDigest.of(Content.Media.of(MediaKind.PHOTO, "a")));
    }
}
