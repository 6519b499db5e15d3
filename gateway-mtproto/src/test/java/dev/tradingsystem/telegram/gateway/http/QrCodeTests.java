package dev.tradingsystem.telegram.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTests {

    private static final String LINK = "tg://login?token=AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA";
    private static final int MARGIN = 4;
    private static final Pattern DOT = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");

    @Test
    void drawsSvgThatReadsAsTheLink() throws Exception {
        String svg = QrCode.of(LINK).svg();
        Matcher size = Pattern.compile("viewBox=\"0 0 (\\d+) ").matcher(svg);
        assertThat(size.find()).isTrue();
        var dots = new BitMatrix(Integer.parseInt(size.group(1)) - 2 * MARGIN);
        Matcher dot = DOT.matcher(svg);
        while (dot.find()) {
            dots.set(Integer.parseInt(dot.group(1)) - MARGIN, Integer.parseInt(dot.group(2)) - MARGIN);
        }
        assertThat(new Decoder().decode(dots).getText()).isEqualTo(LINK);
    }

    @Test
    void drawsTextThatReadsAsTheLink() throws Exception {
        List<String> lines = QrCode.of(LINK).text().lines().toList();
        int size = lines.getFirst().length();
        var dots = new BitMatrix(size - 2 * MARGIN);
        for (int y = MARGIN; y < size - MARGIN; y++) {
            for (int x = MARGIN; x < size - MARGIN; x++) {
                char half = lines.get(y / 2).charAt(x);
                if (half == '█' || half == (y % 2 == 0 ? '▀' : '▄')) {
                    dots.set(x - MARGIN, y - MARGIN);
                }
            }
        }
        assertThat(new Decoder().decode(dots).getText()).isEqualTo(LINK);
    }
}
