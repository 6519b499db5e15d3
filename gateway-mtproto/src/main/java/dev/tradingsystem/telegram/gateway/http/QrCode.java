package dev.tradingsystem.telegram.gateway.http;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/// A QR code as a picture.
final class QrCode {

    private static final int MARGIN = 4;
    private static final String HALVES = " ▀▄█";
    private static final Map<EncodeHintType, Object> HINTS =
            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, MARGIN);

    private final BitMatrix dots;

    private QrCode(BitMatrix dots) {
        this.dots = dots;
    }

    static QrCode of(String text) {
        try {
            return new QrCode(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 1, 1, HINTS));
        } catch (WriterException e) {
            throw new IllegalArgumentException("the text does not fit into a QR code", e);
        }
    }

    /// As SVG, one unit to a dot.
    String svg() {
        var path = new StringBuilder();
        for (int y = 0; y < dots.getHeight(); y++) {
            for (int x = 0; x < dots.getWidth(); x++) {
                if (dots.get(x, y)) {
                    path.append("M%d %dh1v1h-1z".formatted(x, y));
                }
            }
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges">\
                <path fill="#fff" d="M0 0h%dv%dH0z"/><path d="%s"/></svg>""".formatted(dots.getWidth(), dots.getHeight(), dots.getWidth(), dots.getHeight(), path);
    }

    /// As text for a terminal, two rows of dots to a line; dark is drawn, light is blank.
    String text() {
        var text = new StringBuilder();
        for (int y = 0; y < dots.getHeight(); y += 2) {
            for (int x = 0; x < dots.getWidth(); x++) {
                boolean upper = dots.get(x, y);
                boolean lower = y + 1 < dots.getHeight() && dots.get(x, y + 1);
                text.append(HALVES.charAt((upper ? 1 : 0) + (lower ? 2 : 0)));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
