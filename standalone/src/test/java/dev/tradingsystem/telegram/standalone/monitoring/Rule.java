package dev.tradingsystem.telegram.standalone.monitoring;

import java.util.List;
import java.util.stream.Stream;

/// What every dashboard has to keep. A finding says where it does not, and what stands there.
enum Rule {
    IDENTITY,
    NOT_EDITABLE,
    TIME_RANGES,
    VARIABLES,
    LINKS,
    ANNOTATIONS,
    FIRST_ROW,
    PANEL_IDS,
    GRID,
    KEY_ORDER,
    WORDS,
    UNITS,
    DATA_SOURCE,
    RUNBOOKS,
    THRESHOLDS,
    LEGENDS,
    MATCHERS,
    FIXED_PLACES,
    SHARED_NAMES,
    COUNTERS,
    INTERVALS,
    KNOWN_METRICS;

    List<String> findings(Dashboard dashboard) {
        return check(dashboard)
                .map(finding -> dashboard.file() + ": " + finding)
                .toList();
    }

    private Stream<String> check(Dashboard dashboard) {
        return switch (this) {
            case IDENTITY -> FrameRules.identity(dashboard);
            case NOT_EDITABLE -> FrameRules.notEditable(dashboard);
            case TIME_RANGES -> FrameRules.timeRanges(dashboard);
            case VARIABLES -> FrameRules.variables(dashboard);
            case LINKS -> FrameRules.links(dashboard);
            case ANNOTATIONS -> FrameRules.annotations(dashboard);
            case FIRST_ROW -> FrameRules.firstRow(dashboard);
            case PANEL_IDS -> FrameRules.panelIds(dashboard);
            case GRID -> FrameRules.grid(dashboard);
            case KEY_ORDER -> PanelRules.keyOrder(dashboard);
            case WORDS -> PanelRules.words(dashboard);
            case UNITS -> PanelRules.units(dashboard);
            case DATA_SOURCE -> PanelRules.dataSource(dashboard);
            case RUNBOOKS -> PanelRules.runbooks(dashboard);
            case THRESHOLDS -> PanelRules.thresholds(dashboard);
            case LEGENDS -> QueryRules.legends(dashboard);
            case MATCHERS -> QueryRules.matchers(dashboard);
            case FIXED_PLACES -> QueryRules.fixedPlaces(dashboard);
            case SHARED_NAMES -> QueryRules.sharedNames(dashboard);
            case COUNTERS -> QueryRules.counters(dashboard);
            case INTERVALS -> QueryRules.intervals(dashboard);
            case KNOWN_METRICS -> QueryRules.knownMetrics(dashboard);
        };
    }
}
