package dev.tradingsystem.telegram.api.openapi;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The description of what is sent without being asked each time: over the queue and the stream.
@RestController
@Hidden
class EventsController {

    /// Where it lies on the class path.
    static final String DOCUMENT = "events.asyncapi.yaml";

    private static final MediaType YAML = MediaType.parseMediaType("application/yaml");

    @GetMapping("/asyncapi")
    ResponseEntity<Resource> events() {
        return ResponseEntity.ok()
                .contentType(YAML)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(new ClassPathResource(DOCUMENT));
    }
}
