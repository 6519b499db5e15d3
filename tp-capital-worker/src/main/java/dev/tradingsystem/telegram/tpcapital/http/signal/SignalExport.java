package dev.tradingsystem.telegram.tpcapital.http.signal;

import dev.tradingsystem.telegram.store.trace.LogScope;
import dev.tradingsystem.telegram.tpcapital.http.key.Caller;
import dev.tradingsystem.telegram.tpcapital.http.key.ExportSlots;
import dev.tradingsystem.telegram.tpcapital.http.page.Fields;
import dev.tradingsystem.telegram.tpcapital.http.page.Values;
import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import dev.tradingsystem.telegram.tpcapital.http.problem.Problem;
import dev.tradingsystem.telegram.tpcapital.http.problem.ProblemDocument;
import dev.tradingsystem.telegram.tpcapital.http.problem.RequestIds;
import dev.tradingsystem.telegram.tpcapital.http.web.HttpProperties;
import dev.tradingsystem.telegram.tpcapital.read.Position;
import dev.tradingsystem.telegram.tpcapital.read.SignalFilter;
import dev.tradingsystem.telegram.tpcapital.read.SignalReader;
import dev.tradingsystem.telegram.tpcapital.read.SignalRecord;
import dev.tradingsystem.telegram.tpcapital.read.Statistics;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import tools.jackson.databind.json.JsonMapper;

/// Writes all signals that are asked for into a file, as they are read: keyset pages in short
/// transactions, so that neither memory nor a connection is held for the length of the file.
final class SignalExport {

    private static final Logger log = LoggerFactory.getLogger(SignalExport.class);
    private static final int PAGE = 500;
    private static final int MOST = 1_000_000;

    private final SignalReader signals;
    private final Statistics statistics;
    private final ExportSlots slots;
    private final JsonMapper mapper;
    private final HttpProperties properties;
    private final Clock clock;

    SignalExport(
            SignalReader signals,
            Statistics statistics,
            ExportSlots slots,
            JsonMapper mapper,
            HttpProperties properties,
            Clock clock) {
        this.signals = signals;
        this.statistics = statistics;
        this.slots = slots;
        this.mapper = mapper;
        this.properties = properties;
        this.clock = clock;
    }

    /// What is to be written.
    private record Order(SignalFilter filter, boolean ascending, int limit, long asOf) {}

    void write(ExportFormat format, SignalParameters given, HttpServletRequest request, HttpServletResponse response) {
        Caller caller = Caller.of(request);
        SignalFilter filter = given.filter(caller, properties.zone());
        boolean ascending = given.ascending();
        boolean brazilian = locale(format, given);
        Fields fields = fields(format, given);
        int limit = given.limit() == null ? MOST : Values.number("limit", given.limit(), MOST);
        try (ExportSlots.Slot _ = slots.take(caller)) {
            List<SignalRecord> first = signals.page(filter, null, ascending, Math.min(PAGE, limit));
            var order = new Order(filter, ascending, limit, statistics.asOf());
            head(format, request, response);
            Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
            Rows rows = switch (format) {
                case CSV -> new CsvRows(out, brazilian);
                case NDJSON -> new NdjsonRows(out, mapper, fields);
                case JSON -> new JsonRows(out, mapper, fields);
            };
            body(rows, order, first, request);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing an export", e);
        }
    }

    private void head(ExportFormat format, HttpServletRequest request, HttpServletResponse response) {
        ShallowEtagHeaderFilter.disableContentCaching(request);
        response.setContentType(format.type());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"signals-%s.%s\""
                        .formatted(LocalDate.ofInstant(clock.instant(), properties.zone()), format.word()));
    }

    private void body(Rows rows, Order order, List<SignalRecord> first, HttpServletRequest request) throws IOException {
        rows.begin();
        List<SignalRecord> page = first;
        int count = 0;
        try {
            while (!page.isEmpty()) {
                for (SignalRecord signal : page) {
                    rows.row(signal);
                }
                count += page.size();
                Position last = page.getLast().position();
                int next = Math.min(PAGE, order.limit() - count);
                page = page.size() < PAGE || next == 0
                        ? List.of()
                        : signals.page(order.filter(), last, order.ascending(), next);
            }
        } catch (DataAccessException | TransactionException e) {
            try (var _ = LogScope.request(RequestIds.of(request))) {
                log.atWarn().addKeyValue("error", e.getClass().getSimpleName()).log("an export ended early");
            }
            rows.fail(ProblemDocument.of(
                    ApiProblem.of(Problem.DATABASE_UNAVAILABLE, "nothing more can be read at the moment"),
                    RequestIds.of(request)));
            return;
        }
        rows.end(count, order.asOf());
    }

    private static boolean locale(ExportFormat format, SignalParameters given) {
        String locale = Values.oneOf("locale", given.locale(), "en", "en", "pt-BR");
        if (given.locale() != null && format != ExportFormat.CSV) {
            throw ApiProblem.invalidParameter("locale", "is for CSV files only");
        }
        return locale.equals("pt-BR");
    }

    private static Fields fields(ExportFormat format, SignalParameters given) {
        for (String paging : new String[] {given.cursor(), given.count()}) {
            if (paging != null) {
                throw ApiProblem.invalidParameter("format", "a file has no pages: leave cursor and count out");
            }
        }
        if (given.fields() != null && format == ExportFormat.CSV) {
            throw ApiProblem.invalidParameter("fields", "the columns of a CSV file are fixed");
        }
        return given.chosen();
    }
}
