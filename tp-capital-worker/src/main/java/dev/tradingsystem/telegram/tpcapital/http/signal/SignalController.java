package dev.tradingsystem.telegram.tpcapital.http.signal;

import dev.tradingsystem.telegram.tpcapital.http.key.Caller;
import dev.tradingsystem.telegram.tpcapital.http.key.Requires;
import dev.tradingsystem.telegram.tpcapital.http.key.Scope;
import dev.tradingsystem.telegram.tpcapital.http.page.Pages;
import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import dev.tradingsystem.telegram.tpcapital.http.problem.Problem;
import dev.tradingsystem.telegram.tpcapital.read.SignalReader;
import dev.tradingsystem.telegram.tpcapital.read.SignalRecord;
import dev.tradingsystem.telegram.tpcapital.signal.SignalId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The stored signals: pages, files, and one by its id.
@RestController
@Requires(Scope.SIGNALS_READ)
@Tag(name = "signals")
class SignalController {

    private final SignalLists lists;
    private final SignalExport export;
    private final SignalReader signals;

    SignalController(SignalLists lists, SignalExport export, SignalReader signals) {
        this.lists = lists;
        this.export = export;
        this.signals = signals;
    }

    @GetMapping(path = "/signals", version = "1+")
    @Operation(operationId = "listSignals", summary = "A page of signals by the time they were sent, or all as a file")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = SignalPage.class)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string")),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
            })
    @Nullable
    ResponseEntity<SignalPage> list(
            HttpServletRequest request,
            HttpServletResponse response,
            @ParameterObject @ModelAttribute SignalParameters given)
            throws HttpMediaTypeNotAcceptableException {
        ExportFormat format = ExportFormat.of(given.format(), request);
        if (format != null) {
            export.write(format, given, request, response);
            return null;
        }
        SignalPage page = lists.page(given, Caller.of(request));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .headers(Pages.links(request, page.page()))
                .body(page);
    }

    @GetMapping("/signals/{id:" + SignalIds.FORM + "}")
    @Operation(operationId = "getSignal", summary = "One signal as it is now")
    ResponseEntity<SignalView> one(HttpServletRequest request, @PathVariable String id) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(SignalView.of(find(request, id)));
    }

    private SignalRecord find(HttpServletRequest request, String id) {
        SignalId name = SignalIds.read(id, Caller.of(request));
        return signals.find(name).orElseThrow(() -> ApiProblem.of(Problem.SIGNAL_NOT_FOUND, "signal " + name));
    }
}
