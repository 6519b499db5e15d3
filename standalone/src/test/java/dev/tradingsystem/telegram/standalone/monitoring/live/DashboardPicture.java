package dev.tradingsystem.telegram.standalone.monitoring.live;

import dev.tradingsystem.telegram.standalone.monitoring.live.Dashboard.Panel;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// All panels of a dashboard as small plots, four in a row, under its title.
final class DashboardPicture {

    private static final int COLUMNS = 4;
    private static final int WIDTH = 460;
    private static final int HEIGHT = 270;
    private static final int HEAD = 50;
    private static final int MOST_LINES = 8;
    private static final int LONGEST = 46;
    private static final String FONT = Font.SANS_SERIF;

    private DashboardPicture() {}

    /// Draws it.
    ///
    /// @param subtitle what was recorded
    /// @param lines of each panel, in the order of the panels
    static BufferedImage draw(Dashboard dashboard, String subtitle, List<List<Line>> lines) {
        int rows = (lines.size() + COLUMNS - 1) / COLUMNS;
        var image = new BufferedImage(COLUMNS * WIDTH, HEAD + rows * HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, image.getWidth(), image.getHeight());
        canvas.setColor(Color.BLACK);
        canvas.setFont(new Font(FONT, Font.BOLD, 20));
        canvas.drawString(dashboard.title(), 12, 26);
        canvas.setFont(new Font(FONT, Font.PLAIN, 12));
        canvas.drawString(subtitle, 12, 44);
        for (int i = 0; i < lines.size(); i++) {
            Graphics2D place =
                    (Graphics2D) canvas.create(i % COLUMNS * WIDTH, HEAD + i / COLUMNS * HEIGHT, WIDTH, HEIGHT);
            plot(dashboard.panels().get(i), lines.get(i)).paint(place, WIDTH, HEIGHT);
            place.dispose();
        }
        canvas.dispose();
        return image;
    }

    private static XYChart plot(Panel panel, List<Line> lines) {
        List<Line> drawn = lines.stream().filter(Line::hasNumbers).toList();
        Unit unit = Unit.of(panel.unit());
        var chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title(panel, drawn))
                .xAxisTitle("minutes")
                .build();
        style(chart);
        chart.setCustomYAxisTickLabelsFormatter(unit::write);
        chart.setCustomXAxisTickLabelsFormatter(Unit.NUMBER::write);
        Map<String, Integer> names = new HashMap<>();
        drawn.stream().limit(MOST_LINES).forEach(line -> {
            String name = shortened(line.name()) + "  " + unit.write(line.last());
            int same = names.merge(name, 1, Integer::sum);
            chart.addSeries(same == 1 ? name : name + " " + same, line.minutes(), line.values())
                    .setMarker(SeriesMarkers.NONE);
        });
        if (drawn.isEmpty()) {
            chart.addSeries("no data", List.of(0), List.of(0)).setMarker(SeriesMarkers.NONE);
        }
        return chart;
    }

    private static String title(Panel panel, List<Line> drawn) {
        String unit = panel.unit().isEmpty() ? "" : " [" + panel.unit() + "]";
        int more = drawn.size() - MOST_LINES;
        return panel.title() + unit + (more > 0 ? " (+" + more + " lines)" : "");
    }

    private static void style(XYChart chart) {
        var style = chart.getStyler();
        style.setLegendPosition(Styler.LegendPosition.OutsideS);
        style.setLegendLayout(Styler.LegendLayout.Vertical);
        style.setLegendFont(new Font(FONT, Font.PLAIN, 9));
        style.setLegendPadding(1);
        style.setLegendSeriesLineLength(12);
        style.setLegendBorderColor(Color.WHITE);
        style.setChartBackgroundColor(Color.WHITE);
        style.setChartTitleFont(new Font(FONT, Font.BOLD, 12));
        style.setChartTitlePadding(2);
        style.setChartPadding(4);
        style.setAxisTickLabelsFont(new Font(FONT, Font.PLAIN, 9));
        style.setXAxisTitleVisible(false);
        style.setXAxisMin(0.0);
        style.setXAxisMaxLabelCount(8);
        style.setPlotMargin(1);
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
    }
}
