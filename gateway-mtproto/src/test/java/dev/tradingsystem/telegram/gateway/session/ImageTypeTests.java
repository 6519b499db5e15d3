package dev.tradingsystem.telegram.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ImageTypeTests {

    @Test
    void tellsPicturesByTheirFirstBytes() {
        assertThat(ImageType.of(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1}))
                .contains("image/jpeg");
        assertThat(ImageType.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13})).contains("image/png");
        assertThat(ImageType.of("RIFF1234WEBPx".getBytes(StandardCharsets.US_ASCII)))
                .contains("image/webp");
    }

    @Test
    void takesNothingElseForAPicture() {
        assertThat(ImageType.of("<svg onload=alert(1)>".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(ImageType.of("RIFF1234WAVEx".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(ImageType.of(new byte[0])).isEmpty();
    }
}
